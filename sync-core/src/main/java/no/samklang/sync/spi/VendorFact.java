package no.samklang.sync.spi;

import java.util.Objects;

/**
 * A group of facts of a vendor's contract that a connector relies on, such as {@code login}, {@code
 * paging} or {@code find-again}, with how well it is known. What the group says, as a sentence for
 * people, is the text of the code {@code <connector id>.fact.<name>} in the connector's bundle.
 *
 * @param name short lower-case name, unique in the connector
 * @param evidence that of the weakest fact in the group on which the connector relies
 */
public record VendorFact(String name, Evidence evidence) {

  /** How well a fact is known. */
  public enum Evidence {
    /** The vendor says so in public. */
    VERIFIED,
    /** Others' code or pages say so. */
    REPORTED,
    /** Nothing was found: to be checked with the first real account. */
    ASSUMED
  }

  /** Checks the name. */
  public VendorFact {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "vendor fact '" + name + "': use lower-case letters, digits and single hyphens");
    }
    Objects.requireNonNull(evidence, "evidence");
  }

  /** Returns a group that the vendor states. */
  public static VendorFact verified(String name) {
    return new VendorFact(name, Evidence.VERIFIED);
  }

  /** Returns a group that others report. */
  public static VendorFact reported(String name) {
    return new VendorFact(name, Evidence.REPORTED);
  }

  /** Returns a group that is assumed. */
  public static VendorFact assumed(String name) {
    return new VendorFact(name, Evidence.ASSUMED);
  }

  /** Returns what the group of this connector says. */
  public Message message(String connector) {
    return Message.of(connector + ".fact." + name);
  }
}
