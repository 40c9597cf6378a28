package no.samklang.sync.testkit.crash;

/**
 * How much was tried.
 *
 * @param points points that an undisturbed run has: the times before and after each commit, each
 *     word about a lease and each call to a system
 * @param tried points at which a run was disturbed
 */
public record Explored(int points, int tried) {
  /** Nothing yet. */
  public static final Explored NOTHING = new Explored(0, 0);

  /** Returns both together. */
  public Explored plus(Explored other) {
    return new Explored(points + other.points, tried + other.tried);
  }
}
