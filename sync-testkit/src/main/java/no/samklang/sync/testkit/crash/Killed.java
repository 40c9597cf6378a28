package no.samklang.sync.testkit.crash;

/** The process is no more: an error, so that nothing on its way out takes it for a fault. */
final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("the process was cut here", null, false, false);
  }
}
