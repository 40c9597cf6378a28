package no.samklang.sync.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;

/** What a post route must keep in mind for the length of a run. Thread-safe. */
final class PostMemory {
  private static final String WAITS = "order.waits-for-earlier";

  private final Map<String, String> openMembers = new ConcurrentHashMap<>();
  private final Set<String> parked = ConcurrentHashMap.newKeySet();
  private final Set<String> woken = ConcurrentHashMap.newKeySet();
  private final Set<String> blocked = ConcurrentHashMap.newKeySet();
  private final PrintSum planned = new PrintSum();
  private long plannedCount;

  /**
   * A document is under way of which it is not known whether it arrived: it goes no second time.
   */
  void open(Intent intent) {
    intent.members().forEach(member -> openMembers.put(member, intent.reference()));
  }

  /** Returns the reference under which a record is under way; null when it is not. */
  @Nullable String openReference(String sourceId) {
    return openMembers.get(sourceId);
  }

  /** A record was seen in this run and stands parked. */
  void parked(String sourceId) {
    parked.add(sourceId);
  }

  /** Records were seen in this run and stand parked. */
  void parked(Collection<String> sourceIds) {
    parked.addAll(sourceIds);
  }

  /** These parked records were looked at again before the source was read. */
  void woken(Collection<String> ids) {
    woken.addAll(ids);
  }

  /** Returns whether a record was looked at again in this run and stands parked as it is now. */
  boolean wokenAsItIs(Row<?> row) {
    Parked now = row.parked();
    return now != null && woken.contains(row.id()) && now.seen().equals(row.seen());
  }

  /** Returns whether a parked record was seen in this run, or is under way. */
  boolean seen(String sourceId) {
    return parked.contains(sourceId) || openMembers.containsKey(sourceId);
  }

  /** A record with one of these order keys did not go: those after it wait. */
  void block(Collection<String> keys) {
    blocked.addAll(keys);
  }

  boolean anyBlocked(Collection<String> keys) {
    return keys.stream().anyMatch(blocked::contains);
  }

  /** A plan would send this record; a plan is made by one thread. */
  void planned(Row<?> row) {
    plannedCount++;
    planned.add(row.id() + ' ' + row.seen());
  }

  /** Returns how many records a plan would send. */
  long plannedCount() {
    return plannedCount;
  }

  /** Returns a text that is the same for the same records as they are now. */
  String plannedPrint() {
    return planned.toString();
  }

  /** Returns the reason of a record that waits for an earlier one with its order key. */
  static Message waitsForEarlier(String key) {
    return Message.of(WAITS, "key", key);
  }

  static boolean waitsForEarlier(Message why) {
    return why.code().equals(WAITS);
  }
}
