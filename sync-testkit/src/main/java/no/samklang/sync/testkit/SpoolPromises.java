package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samklang.sync.spi.Spool;
import no.samklang.sync.spi.Spool.Item;
import org.junit.jupiter.api.Test;

/** The scratch list of one run. */
interface SpoolPromises extends StoreFixture {
  @Test
  default void itemsComeInTheOrderTheyWereFirstAdded() {
    try (Spool spool = store().spool()) {
      spool.add(List.of(new Item("z", "1"), new Item("a", null)));
      spool.add(List.of(new Item("m", "{\"ø\":3}"), new Item("z", "4"), new Item("m", "5")));

      assertThat(spool.size()).isEqualTo(3);
      assertThat(spool.page(0, 2)).containsExactly(new Item("z", "4"), new Item("a", null));
      assertThat(spool.page(2, 5)).containsExactly(new Item("m", "5"));
      assertThat(spool.page(3, 5)).isEmpty();
    }
  }

  @Test
  default void tellsWhichKeysAreMissing() {
    try (Spool spool = store().spool()) {
      assertThat(spool.missing(List.of("a"))).containsExactly("a");
      spool.add(Samples.ids(3_000).stream().map(id -> new Item(id, null)).toList());

      assertThat(spool.missing(Samples.ids(3_001))).containsExactly("id-3000");
      assertThat(spool.missing(List.of())).isEmpty();
    }
  }

  @Test
  default void twoSpoolsKnowNothingOfEachOther() {
    try (Spool one = store().spool();
        Spool other = store().spool()) {
      one.add(List.of(new Item("a", "1")));

      assertThat(other.size()).isZero();
      assertThat(other.missing(List.of("a"))).containsExactly("a");
    }
  }
}
