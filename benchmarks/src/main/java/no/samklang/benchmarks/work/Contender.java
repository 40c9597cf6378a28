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
      return engine(task, "jdk");
    }
  },
  /** The engine over Apache HttpClient. */
  OURS_APACHE {
    @Override
    Work work(Task task) {
      return engine(task, "apache");
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
  },
  /** Camel, adding a key before its order is posted; makes orders alone. */
  CAMEL_EAGER {
    @Override
    Work work(Task task) {
      return new CamelOrders(task, true);
    }
  },
  /** Camel, adding a key when its order is posted; makes orders alone. */
  CAMEL_LATE {
    @Override
    Work work(Task task) {
      return new CamelOrders(task, false);
    }
  };

  abstract Work work(Task task);

  private static Work engine(Task task, String transport) {
    return task.scenario() == Task.Scenario.ORDERS
        ? new EngineOrders(task, transport)
        : new EngineWork(task, transport);
  }

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
