package no.samklang.benchmarks.server;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what arrives. Thread-safe. */
final class Tally {
  /** What is counted. */
  enum What {
    LISTED,
    CHANGES,
    TARGET_LISTED,
    FETCHED,
    PUT,
    CONNECTIONS
  }

  private final Map<What, AtomicLong> counts = new EnumMap<>(What.class);
  private final long cpuBefore = cpu();

  Tally() {
    for (What what : What.values()) {
      counts.put(what, new AtomicLong());
    }
  }

  void count(What what) {
    AtomicLong count = counts.get(what);
    if (count != null) {
      count.incrementAndGet();
    }
  }

  String json(int held) {
    StringBuilder text = new StringBuilder("{\"held\":").append(held);
    counts.forEach(
        (what, count) ->
            text.append(",\"")
                .append(what.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .append("\":")
                .append(count));
    return text.append(",\"cpu-nanos\":").append(cpu() - cpuBefore).append('}').toString();
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }
}
