package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.StateChange.PutActivation;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutRun;
import org.junit.jupiter.api.Test;

/** Bases, cursors, activations and runs. */
interface BasePromises extends StoreFixture {
  @Test
  default void baseComesBackBitByBit() {
    byte[] fields = {0, 1, -1, Byte.MIN_VALUE, Byte.MAX_VALUE};
    Fingerprint fingerprint = new Fingerprint(Long.MIN_VALUE, Long.MAX_VALUE);
    commit(new PutBase(ROUTE, new Base("a", fingerprint, fields)));

    Base base = Samples.get(store().bases(SCOPE, ROUTE, Set.of("a", "b")), "a");

    assertThat(base.sourceId()).isEqualTo("a");
    assertThat(base.source()).isEqualTo(fingerprint);
    assertThat(base.fields()).containsExactly(fields);
  }

  @Test
  default void baseMayHoldNoFields() {
    commit(new PutBase(ROUTE, new Base("a", new Fingerprint(0, 0), new byte[0])));

    assertThat(Samples.get(store().bases(SCOPE, ROUTE, Set.of("a")), "a").fields()).isEmpty();
  }

  @Test
  default void laterBaseReplacesTheEarlier() {
    commit(new PutBase(ROUTE, Samples.base("a", 1)));
    commit(new PutBase(ROUTE, Samples.base("a", 2)));

    Map<String, Base> bases = store().bases(SCOPE, ROUTE, Set.of("a"));
    assertThat(Samples.get(bases, "a").source()).isEqualTo(new Fingerprint(2, -2));
    assertThat(Samples.get(bases, "a").fields()).containsExactly(2, 0, -1);
  }

  @Test
  default void basesOfTwoRoutesDoNotMeet() {
    commit(new PutBase("one", Samples.base("a", 1)), new PutBase("two", Samples.base("a", 2)));

    assertThat(Samples.get(store().bases(SCOPE, "one", Set.of("a")), "a").source().high())
        .isEqualTo(1);
    assertThat(store().bases(SCOPE, "three", Set.of("a"))).isEmpty();
  }

  @Test
  default void readingThatHasNotBegunStandsAtTheStart() {
    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(Cursor.START);
  }

  @Test
  default void cursorsOfTwoReadingsStandApart() {
    Cursor cursor = new Cursor("{\"since\":\"2026-11-01T07:00:00+01:00\"}");
    commit(new PutCursor(ROUTE, cursor), new PutCursor(ROUTE + "/drift", new Cursor("2")));

    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(cursor);
    assertThat(store().cursor(SCOPE, ROUTE + "/drift")).isEqualTo(new Cursor("2"));
  }

  @Test
  default void cursorCanGoBackToTheStart() {
    commit(new PutCursor(ROUTE, new Cursor("1")));
    commit(new PutCursor(ROUTE, Cursor.START));

    assertThat(store().cursor(SCOPE, ROUTE)).isEqualTo(Cursor.START);
  }

  @Test
  default void activationIsSeenFirstAndAcceptedLater() {
    Activation seen = new Activation(ROUTE, Samples.THEN, null, null);
    Activation accepted =
        new Activation(ROUTE, Samples.THEN, Samples.THEN.plusSeconds(9), "Kåre Ås");
    assertThat(store().activation(SCOPE, ROUTE)).isEmpty();

    commit(new PutActivation(seen));
    assertThat(store().activation(SCOPE, ROUTE)).contains(seen);
    commit(new PutActivation(accepted));

    assertThat(store().activation(SCOPE, ROUTE)).contains(accepted);
    assertThat(store().activation(SCOPE, "projects")).isEmpty();
  }

  @Test
  default void runsComeNewestFirst() {
    commit(
        new PutRun(Samples.run("01B")),
        new PutRun(Samples.run("01C")),
        new PutRun(Samples.run("01A")));

    assertThat(store().runs(SCOPE, 2)).containsExactly(Samples.run("01C"), Samples.run("01B"));
    assertThat(store().runs(SCOPE, 10)).hasSize(3);
  }
}
