package no.samklang.sync.internal;

/** The run was asked to stop while it waited for a page. */
final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1;
}
