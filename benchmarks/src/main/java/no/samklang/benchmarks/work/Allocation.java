package no.samklang.benchmarks.work;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Counts the bytes that all threads allocate, also those that have ended: what the heap grew
 * between one collection and the next, summed up. Costs nothing between collections. For a
 * collector that stops the world.
 */
final class Allocation {
  private final Set<String> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private long grown;
  private long usedAfter;
  private long collections;

  Allocation() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((notification, back) -> take(notification), null, null);
      }
    }
  }

  /** Begins anew. */
  synchronized void mark() {
    collect();
    grown = 0;
  }

  synchronized long sinceMark() {
    collect();
    return grown;
  }

  /** Waits for the collection's own notice, which comes after those of all before it. */
  private void collect() {
    long before = collections;
    boolean interrupted = false;
    System.gc();
    while (collections == before) {
      try {
        wait(10_000);
      } catch (InterruptedException stop) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void take(Notification notification) {
    if (!GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
        notification.getType())) {
      return;
    }
    GarbageCollectionNotificationInfo info =
        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
    grown += used(info.getGcInfo().getMemoryUsageBeforeGc()) - usedAfter;
    usedAfter = used(info.getGcInfo().getMemoryUsageAfterGc());
    if (info.getGcCause().equals("System.gc()")) {
      collections++;
      notifyAll();
    }
  }

  private long used(Map<String, MemoryUsage> pools) {
    return pools.entrySet().stream()
        .filter(pool -> heap.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }
}
