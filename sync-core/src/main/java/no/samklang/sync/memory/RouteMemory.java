package no.samklang.sync.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/** What is remembered of one route. Not thread-safe. */
final class RouteMemory {
  /** The order that UTF-8 bytes have, so that every store pages alike. */
  private static final Comparator<String> BY_BYTES =
      (one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other));

  final NavigableMap<String, Base> bases = new TreeMap<>(BY_BYTES);
  final NavigableMap<String, LedgerEntry> ledger = new TreeMap<>(BY_BYTES);
  final NavigableMap<Posted, LedgerEntry> unacknowledged = new TreeMap<>();
  final Set<String> orderKeys = new HashSet<>();
  final NavigableMap<String, Parked> parked = new TreeMap<>(BY_BYTES);
  @Nullable Activation activation;

  private record Posted(Instant at, String sourceId) implements Comparable<Posted> {
    static Posted of(LedgerEntry entry) {
      return new Posted(entry.postedAt(), entry.sourceId());
    }

    @Override
    public int compareTo(Posted other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : BY_BYTES.compare(sourceId, other.sourceId);
    }
  }

  void putLedger(LedgerEntry entry, Undo undo) {
    LedgerEntry before = ledger.get(entry.sourceId());
    if (before != null) {
      if (entry.acknowledged()) {
        acknowledge(entry.sourceId(), undo);
      }
      return;
    }
    undo.put(ledger, entry.sourceId(), entry);
    if (!entry.acknowledged()) {
      undo.put(unacknowledged, Posted.of(entry), entry);
    }
    String orderKey = entry.orderKey();
    if (orderKey != null && orderKeys.add(orderKey)) {
      undo.step(() -> orderKeys.remove(orderKey));
    }
  }

  void acknowledge(String sourceId, Undo undo) {
    LedgerEntry before = ledger.get(sourceId);
    if (before != null && !before.acknowledged()) {
      undo.remove(unacknowledged, Posted.of(before));
      undo.put(ledger, sourceId, before.told());
    }
  }

  void reviseLedger(LedgerEntry entry, Undo undo) {
    LedgerEntry before = ledger.get(entry.sourceId());
    if (before == null || entry.revision() != before.revision() + 1) {
      throw new UncheckedStoreException(
          "ledger entry of '"
              + entry.sourceId()
              + "' has revision "
              + (before == null ? "none" : before.revision())
              + " and cannot become "
              + entry.revision()
              + "; nothing was committed",
          null);
    }
    if (!before.acknowledged()) {
      undo.remove(unacknowledged, Posted.of(before));
    }
    undo.put(ledger, entry.sourceId(), entry);
    if (!entry.acknowledged()) {
      undo.put(unacknowledged, Posted.of(entry), entry);
    }
    String orderKey = entry.orderKey();
    if (orderKey != null && orderKeys.add(orderKey)) {
      undo.step(() -> orderKeys.remove(orderKey));
    }
  }

  void activate(Activation wanted, Undo undo) {
    Activation before = activation;
    activation = wanted;
    undo.step(() -> activation = before);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
