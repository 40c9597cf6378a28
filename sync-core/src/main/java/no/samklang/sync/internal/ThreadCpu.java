package no.samklang.sync.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The CPU time of the current thread. */
final class ThreadCpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean KNOWN =
      THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  private ThreadCpu() {}

  /** Returns what the current thread has spent, in nanoseconds; zero where that is not known. */
  static long nanos() {
    return KNOWN ? THREADS.getCurrentThreadCpuTime() : 0;
  }
}
