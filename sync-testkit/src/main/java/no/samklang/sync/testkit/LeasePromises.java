package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.StateScope;
import org.junit.jupiter.api.Test;

/** One run at a time. */
interface LeasePromises extends StoreFixture {
  @Test
  default void leaseSaysWhoHoldsWhatUntilWhen() {
    Lease lease = store().acquire(SCOPE, ROUTE, "Åses maskin", TERM).orElseThrow();

    assertThat(lease.scope()).isEqualTo(SCOPE);
    assertThat(lease.name()).isEqualTo(ROUTE);
    assertThat(lease.holder()).isEqualTo("Åses maskin");
    assertThat(lease.expiresAt()).isEqualTo(clock().instant().plus(TERM));
    assertThat(store().holder(SCOPE, ROUTE)).contains(lease);
  }

  @Test
  default void freeRouteHasNoHolder() {
    assertThat(store().holder(SCOPE, ROUTE)).isEmpty();
  }

  @Test
  default void heldLeaseIsGivenToNobodyElse() {
    lease(SCOPE);

    assertThat(store().acquire(SCOPE, ROUTE, "another", TERM)).isEmpty();
    assertThat(store().acquire(SCOPE, ROUTE, "contract", TERM)).isEmpty();
  }

  @Test
  default void leaseOnOneRouteLeavesTheOthersFree() {
    lease(SCOPE);

    assertThat(store().acquire(SCOPE, "projects", "another", TERM)).isPresent();
    assertThat(store().acquire(new StateScope("other", "integration"), ROUTE, "another", TERM))
        .isPresent();
  }

  @Test
  default void lapsedLeaseIsTakenOverUnderAHigherToken() {
    Lease lapsed = lease(SCOPE);
    clock().advance(TERM);

    assertThat(store().holder(SCOPE, ROUTE)).isEmpty();
    assertThat(lease(SCOPE).token()).isGreaterThan(lapsed.token());
  }

  @Test
  default void tokenRisesAfterAReleaseToo() {
    Lease first = lease(SCOPE);
    store().release(first);

    assertThat(lease(SCOPE).token()).isGreaterThan(first.token());
  }

  @Test
  default void renewedLeaseLastsATermFromNow() {
    Lease lease = lease(SCOPE);
    clock().advance(TERM.minusSeconds(1));

    Lease renewed = store().renew(lease, TERM);
    clock().advance(Duration.ofSeconds(2));

    assertThat(renewed.token()).isEqualTo(lease.token());
    assertThat(store().holder(SCOPE, ROUTE)).contains(renewed);
    assertThat(renewed.expiresAt()).isEqualTo(clock().instant().plus(TERM).minusSeconds(2));
  }

  @Test
  default void lapsedLeaseCannotBeRenewed() {
    Lease lease = lease(SCOPE);
    clock().advance(TERM);

    assertThatThrownBy(() -> store().renew(lease, TERM)).isInstanceOf(LeaseLost.class);
  }

  @Test
  default void leaseThatWasTakenOverCannotBeRenewed() {
    Lease lost = lease(SCOPE);
    clock().advance(TERM);
    Lease taken = lease(SCOPE);

    assertThatThrownBy(() -> store().renew(lost, TERM)).isInstanceOf(LeaseLost.class);
    assertThat(store().holder(SCOPE, ROUTE)).contains(taken);
  }

  @Test
  default void releasedLeaseIsFreeAtOnce() {
    store().release(lease(SCOPE));

    assertThat(store().holder(SCOPE, ROUTE)).isEmpty();
    assertThat(store().acquire(SCOPE, ROUTE, "another", TERM)).isPresent();
  }

  @Test
  default void releaseOfALostLeaseLeavesTheNewHolderAlone() {
    Lease lost = lease(SCOPE);
    clock().advance(TERM);
    Lease taken = lease(SCOPE);

    store().release(lost);

    assertThat(store().holder(SCOPE, ROUTE)).contains(taken);
  }

  @Test
  default void releaseTwiceIsHarmless() {
    Lease lease = lease(SCOPE);

    store().release(lease);
    store().release(lease);

    assertThat(store().holder(SCOPE, ROUTE)).isEmpty();
  }
}
