package no.samklang.sync.internal;

import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.SyncException;

/** What is known of a create after it was sent or looked for. */
sealed interface Sent {

  /**
   * It stands in the target.
   *
   * @param adopted whether it was found there rather than answered
   */
  record Delivered(Receipt receipt, boolean adopted) implements Sent {}

  /**
   * Nothing stands there, and it is not sent again by itself.
   *
   * @param answered whether the target said no; else it failed too often and proved absent
   */
  record Refused(Message why, boolean answered) implements Sent {}

  /** It was surely not sent, and nothing more can be: the route stops. */
  record NotSent(SyncException why) implements Sent {}

  /** Not known; the intent stays open and is looked for again. */
  record Open(Intent intent, Message why) implements Sent {}

  /** Only a person can find out. */
  record Doubtful(Intent intent, Message why) implements Sent {}
}
