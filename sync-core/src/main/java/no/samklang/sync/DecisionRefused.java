package no.samklang.sync;

import java.util.Locale;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;

/** A person's decision that does not fit what it is about; nothing was changed. */
public final class DecisionRefused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Message reason;

  /** Makes a refusal for this reason. */
  public DecisionRefused(Message reason) {
    super(Messages.text(reason, Locale.ENGLISH));
    this.reason = reason;
  }

  /** Returns what it is instead, and what to do. */
  public Message reason() {
    return reason;
  }

  /** Returns whether another run holds the route, so that it may be decided later. */
  public boolean busy() {
    return reason.code().equals("engine.busy");
  }
}
