package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutCursor;
import org.junit.jupiter.api.Test;

/** Several threads at once. */
interface ConcurrencyPromises extends StoreFixture {
  @Test
  default void commitsOfTwoThreadsUnderTwoLeasesAllArrive() throws Exception {
    together(List.of(() -> commits("one", 60), () -> commits("two", 60)));

    for (String route : List.of("one", "two")) {
      assertThat(store().bases(SCOPE, route, Samples.ids(60))).hasSize(60);
      assertThat(store().cursor(SCOPE, route)).isEqualTo(new Cursor("59"));
    }
  }

  @Test
  default void oneOfSeveralThreadsGetsTheLease() throws Exception {
    List<Callable<Boolean>> rivals = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "rival " + i;
      rivals.add(() -> store().acquire(SCOPE, ROUTE, name, TERM).isPresent());
    }

    assertThat(together(rivals)).containsOnlyOnce(true);
  }

  @Test
  default void aLookUpNeverSeesHalfACommit() throws Exception {
    List<Boolean> whole = together(List.of(this::writePairs, this::pairsAreEqual));

    assertThat(whole).containsOnly(true);
  }

  private boolean commits(String route, int count) {
    Lease lease = lease(SCOPE, route);
    for (int i = 0; i < count; i++) {
      store()
          .commit(
              lease,
              List.of(
                  new PutBase(route, Samples.base("id-" + i)),
                  new PutCursor(route, new Cursor(Integer.toString(i)))));
    }
    return true;
  }

  private boolean writePairs() {
    Lease lease = lease(SCOPE);
    for (int i = 0; i < 100; i++) {
      List<StateChange> pair =
          List.of(
              new PutBase(ROUTE, Samples.base("a", i)), new PutBase(ROUTE, Samples.base("z", i)));
      store().commit(lease, pair);
    }
    return true;
  }

  private boolean pairsAreEqual() {
    for (int i = 0; i < 200; i++) {
      Map<String, Base> pair = store().bases(SCOPE, ROUTE, Set.of("a", "z"));
      if (!content(pair, "a").equals(content(pair, "z"))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Long> content(Map<String, Base> bases, String id) {
    return Optional.ofNullable(bases.get(id)).map(base -> base.source().high());
  }

  private static <V> List<V> together(List<Callable<V>> tasks)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<V> answers = new ArrayList<>();
      for (Future<V> future : threads.invokeAll(tasks)) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
