package no.samklang.sync;

/**
 * A person's word that one run may go beyond its brakes. It stands in the report of the run.
 *
 * @param by who says so
 * @param why the reason, for whoever reads the report later
 */
public record BrakeOverride(String by, String why) {
  /** Checks that both are told. */
  public BrakeOverride {
    if (by.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("say who overrides the brakes, and why");
    }
  }
}
