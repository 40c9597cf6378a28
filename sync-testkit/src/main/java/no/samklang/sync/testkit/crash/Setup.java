package no.samklang.sync.testkit.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.spi.Capabilities.CreateProof;

/**
 * How the target of a trial makes records, and how many at once.
 *
 * @param proof what makes a create provable
 * @param delay how long a create stays invisible
 * @param inFlight writes under way at once
 */
record Setup(CreateProof proof, Duration delay, int inFlight) {
  private static final Duration LATE = Duration.ofMinutes(5);

  /** Returns every strategy, with one and with several writes under way. */
  static List<Setup> all() {
    List<Setup> all = new ArrayList<>();
    for (CreateProof proof : CreateProof.values()) {
      if (proof != CreateProof.NONE) {
        both(all, proof, Duration.ZERO);
      }
    }
    both(all, CreateProof.SEARCHABLE_MARKER, LATE);
    return all;
  }

  /** Returns the strategy that needs most care, with one and with several writes under way. */
  static List<Setup> hardest() {
    List<Setup> some = new ArrayList<>();
    both(some, CreateProof.SEARCHABLE_MARKER, LATE);
    return some;
  }

  private static void both(List<Setup> into, CreateProof proof, Duration delay) {
    into.add(new Setup(proof, delay, 1));
    into.add(new Setup(proof, delay, 4));
  }

  boolean provable() {
    return proof != CreateProof.NOTHING;
  }

  @Override
  public String toString() {
    String late = delay.isZero() ? "" : " visible after " + delay.toMinutes() + " min";
    return proof + late + ", " + inFlight + " in flight";
  }
}
