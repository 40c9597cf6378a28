package no.samklang.benchmarks.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who does the work. */
enum Contender {
  /** The engine over the JDK's client. */
  OURS_JDK {
    @Override
    Work work(Task task) {
      return new EngineWork(task, "jdk");
    }
  },
  /** The engine over Apache HttpClient. */
  OURS_APACHE {
    @Override
    Work work(Task task) {
      return new EngineWork(task, "apache");
    }
  },
  /** A loop without memory over the same transport as {@link #OURS_JDK}. */
  BARE_JDK {
    @Override
    Work work(Task task) {
      return new BareWork(task, "jdk");
    }
  },
  /** A loop without memory over the same transport as {@link #OURS_APACHE}. */
  BARE_APACHE {
    @Override
    Work work(Task task) {
      return new BareWork(task, "apache");
    }
  },
  /** Spring Batch on Apache HttpClient with a table of hashes in H2. */
  SPRING_APACHE {
    @Override
    Work work(Task task) {
      return new SpringBatchWork(task);
    }
  };

  abstract Work work(Task task);

  static Contender named(String name) {
    String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values())
        .filter(one -> one.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no contender " + name + "; there are " + names()));
  }

  private static String names() {
    return Arrays.stream(values())
        .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }
}
