package no.samklang.sync.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.UncheckedStoreException;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/** A create under way that remembers its steps in memory, for tests of a target. Thread-safe. */
public final class RememberedWriting implements Writing {
  private static final int NEVER = 0;

  private final String reference;
  private final List<String> memberKeys;
  private final @Nullable Instant sentAt;
  private final int looks;
  private final Map<String, String> steps = new LinkedHashMap<>();
  private int cutAtStep = NEVER;
  private boolean remembersCutStep;
  private boolean mayNotSend;

  private RememberedWriting(
      String reference, List<String> memberKeys, @Nullable Instant sentAt, int looks) {
    this.reference = Objects.requireNonNull(reference, "reference");
    this.memberKeys = List.copyOf(memberKeys);
    this.sentAt = sentAt;
    this.looks = looks;
  }

  /**
   * Returns a create that was first about to be sent at this instant, with a reference made of the
   * number: 26 upper-case letters and digits.
   */
  public static RememberedWriting of(int number, Instant sentAt) {
    String digits = Integer.toString(number);
    return new RememberedWriting(
        "SKCONTRACT" + "0".repeat(16 - digits.length()) + digits, List.of(), sentAt, 0);
  }

  /** Returns this create with the keys of its members, without its steps. */
  public RememberedWriting withMembers(List<String> keys) {
    return new RememberedWriting(reference, keys, sentAt, looks);
  }

  /** Returns this create with so many looks behind it, without its steps. */
  public RememberedWriting withLooks(int made) {
    return new RememberedWriting(reference, memberKeys, sentAt, made);
  }

  /** Returns this create as it is known after a restart: with the steps that were remembered. */
  public synchronized RememberedWriting remembered() {
    RememberedWriting again = new RememberedWriting(reference, memberKeys, sentAt, looks);
    again.steps.putAll(steps);
    return again;
  }

  /**
   * Returns this create without its steps, whose store fails when this step is made durable, as
   * when the process dies there.
   *
   * @param step which of the steps, counted from 1
   * @param remembered whether the step is durable all the same
   */
  public RememberedWriting cutAtStep(int step, boolean remembered) {
    RememberedWriting cut = new RememberedWriting(reference, memberKeys, sentAt, looks);
    cut.cutAtStep = step;
    cut.remembersCutStep = remembered;
    return cut;
  }

  /** Returns this create without its steps, under a lease that another run took over. */
  public RememberedWriting afterAnotherTookOver() {
    RememberedWriting late = new RememberedWriting(reference, memberKeys, sentAt, looks);
    late.mayNotSend = true;
    return late;
  }

  @Override
  public String reference() {
    return reference;
  }

  @Override
  public List<String> memberKeys() {
    return memberKeys;
  }

  @Override
  public @Nullable Instant sentAt() {
    return sentAt;
  }

  @Override
  public int looks() {
    return looks;
  }

  @Override
  public synchronized Map<String, String> steps() {
    return Map.copyOf(steps);
  }

  @Override
  public synchronized void made(String step, String id) {
    boolean cut = !steps.containsKey(step) && steps.size() + 1 == cutAtStep;
    if (!cut || remembersCutStep) {
      steps.put(step, id);
    }
    if (cut) {
      throw new UncheckedStoreException("cut at step " + step, null);
    }
  }

  @Override
  public void ensureMaySend() {
    if (mayNotSend) {
      throw new LeaseLost(
          new Lease(new StateScope("contract", "contract"), "contract", "-", 1, Instant.EPOCH));
    }
  }
}
