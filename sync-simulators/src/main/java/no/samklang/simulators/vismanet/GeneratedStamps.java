package no.samklang.simulators.vismanet;

import java.time.Duration;
import java.time.Instant;
import no.samklang.simulators.internal.MadeUp;

/**
 * The stamps of generated rows: some time in the two years before the start.
 *
 * @param kind the table
 * @param names decides which
 * @param start the start of the simulator
 */
record GeneratedStamps(String kind, MadeUp names, Instant start) {

  private static final int SPAN_SECONDS = (int) Duration.ofDays(700).toSeconds();
  private static final int MARGIN_SECONDS = (int) Duration.ofDays(2).toSeconds();

  long modified(int slot) {
    long back = (long) MARGIN_SECONDS + names.number(kind + "-modified", slot, SPAN_SECONDS);
    return start.minusSeconds(back).toEpochMilli() / 1000 * 1000
        + names.number(kind + "-millis", slot, 1000);
  }

  long created(int slot) {
    return modified(slot) - 1000L * names.number(kind + "-created", slot, SPAN_SECONDS);
  }

  long version(int slot) {
    return 0x10000L + slot;
  }
}
