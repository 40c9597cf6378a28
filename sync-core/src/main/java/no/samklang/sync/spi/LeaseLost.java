package no.samklang.sync.spi;

/**
 * The lease lapsed or another run took it over: nothing was committed and nothing may be written.
 */
public final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says which lease was lost. */
  public LeaseLost(Lease lease) {
    super(
        "the lease on route '"
            + lease.name()
            + "' of "
            + lease.scope().integration()
            + " was taken over or lapsed; nothing more was written. Run again when the other run is"
            + " done.");
  }
}
