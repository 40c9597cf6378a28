package no.samklang.benchmarks.work;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures this process from start to stop. Not thread-safe. */
final class Meter {
  private final Allocation allocation = new Allocation();
  private long wall;
  private long cpu;
  private long allocated;

  void start() {
    allocation.mark();
    cpu = cpuNanos();
    wall = System.nanoTime();
  }

  void stop() {
    wall = System.nanoTime() - wall;
    cpu = cpuNanos() - cpu;
    allocated = allocation.sinceMark();
  }

  /** Returns the figures as members of a JSON object. */
  String json() {
    return "\"wall-nanos\":%d,\"cpu-nanos\":%d,\"allocated-bytes\":%d,\"peak-rss-kib\":%d"
        .formatted(wall, cpu, allocated, peakResidentKib());
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /** Reads the high-water mark that Linux keeps; zero elsewhere. */
  private static long peakResidentKib() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read " + status, unreadable);
    }
  }
}
