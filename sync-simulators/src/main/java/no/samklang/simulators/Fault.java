package no.samklang.simulators;

/**
 * Something that goes wrong on chosen calls, for example {@code Fault.on("POST",
 * "/v1/projecttransaction").dropAnswer().times(1)}. Immutable.
 *
 * @param calls which calls it strikes
 * @param effect what happens to them
 */
public record Fault(CallSelector calls, FaultEffect effect) {

  /** Returns a selector of the calls with this method and a path that begins so. */
  public static CallSelector on(String method, String pathPrefix) {
    return CallSelector.all().method(method).path(pathPrefix);
  }

  /** Returns a selector of the calls with any method and a path that begins so. */
  public static CallSelector on(String pathPrefix) {
    return CallSelector.all().path(pathPrefix);
  }

  /** Returns a selector of all calls but those of the admin side. */
  public static CallSelector onAll() {
    return CallSelector.all();
  }

  /** Returns a copy that strikes only the n-th candidate. */
  public Fault nth(int nth) {
    return new Fault(calls.nth(nth), effect);
  }

  /** Returns a copy that strikes only the first n candidates. */
  public Fault first(int first) {
    return new Fault(calls.first(first), effect);
  }

  /** Returns a copy that strikes every n-th candidate. */
  public Fault every(int every) {
    return new Fault(calls.every(every), effect);
  }

  /** Returns a copy that strikes a part of the candidates, chosen by the seed. */
  public Fault share(double share, long seed) {
    return new Fault(calls.share(share, seed), effect);
  }

  /** Returns a copy that is used up after so many strikes. */
  public Fault times(int times) {
    return new Fault(calls.times(times), effect);
  }
}
