package no.samklang.sync.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.UncheckedStoreException;
import org.junit.jupiter.api.Test;

/** The whole contract is shown in the test kit; here is what core needs to trust its own tests. */
class InMemorySyncStateStoreTest {
  private static final StateScope SCOPE = new StateScope("acme", "demo");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2026-11-01T08:00:00Z");
  private final InMemorySyncStateStore store = new InMemorySyncStateStore(() -> now);

  @Test
  void takesBackTheWholeCommitWhenOneChangeFails() {
    Lease lease = store.acquire(SCOPE, "customers", "a run", MINUTE).orElseThrow();
    store.commit(lease, List.of(link("1", "100")));

    assertThatThrownBy(
            () ->
                store.commit(
                    lease,
                    List.of(
                        link("1", "200"),
                        new PutCursor("customers", new Cursor("5")),
                        link("2", "200"))))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("'200'");

    assertThat(store.cursor(SCOPE, "customers")).isEqualTo(Cursor.START);
    assertThat(store.links(SCOPE, "customer", Side.RIGHT, Set.of("100", "200")))
        .containsOnlyKeys("100");
  }

  @Test
  void refusesACommitUnderALeaseThatWasTakenOver() {
    Lease lost = store.acquire(SCOPE, "customers", "a run", MINUTE).orElseThrow();
    now = now.plus(MINUTE);
    Lease taken = store.acquire(SCOPE, "customers", "another", MINUTE).orElseThrow();

    assertThat(taken.token()).isGreaterThan(lost.token());
    assertThatThrownBy(() -> store.commit(lost, List.of(link("1", "100"))))
        .isInstanceOf(LeaseLost.class);
  }

  private static PutLink link(String left, String right) {
    return new PutLink(new Link("customer", left, null, right, null));
  }
}
