package no.samklang.sync.testkit;

import static no.samklang.sync.testkit.Samples.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.UncheckedStoreException;
import org.junit.jupiter.api.Test;

/** Who is who. */
interface LinkPromises extends StoreFixture {
  @Test
  default void linkIsFoundFromBothSides() {
    Link link = new Link(TYPE, "L1", "1001", "R1", "2001");
    commit(new PutLink(link), new PutLink(Samples.link("L2", "R2")));

    assertThat(store().links(SCOPE, TYPE, Side.LEFT, List.of("L1", "R1")))
        .containsOnly(Map.entry("L1", link));
    assertThat(store().links(SCOPE, TYPE, Side.RIGHT, List.of("L1", "R1")))
        .containsOnly(Map.entry("R1", link));
  }

  @Test
  default void linkWithoutNumbersStaysWithoutThem() {
    Link link = new Link(TYPE, "L1", null, "R1", null);
    commit(new PutLink(link));

    assertThat(Samples.get(store().links(SCOPE, TYPE, Side.LEFT, Set.of("L1")), "L1"))
        .isEqualTo(link);
  }

  @Test
  default void linksOfDifferentTypesDoNotMeet() {
    commit(
        new PutLink(new Link("customer", "1", null, "2", null)),
        new PutLink(new Link("project", "1", null, "3", null)),
        new PutLink(new Link("item", "9", null, "2", null)));

    assertThat(Samples.get(store().links(SCOPE, "project", Side.LEFT, Set.of("1")), "1").rightId())
        .isEqualTo("3");
    assertThat(store().links(SCOPE, "employee", Side.LEFT, Set.of("1"))).isEmpty();
  }

  @Test
  default void newLinkOfALeftIdReplacesTheOldFromBothSides() {
    commit(new PutLink(Samples.link("L", "old")));
    commit(new PutLink(Samples.link("L", "new")));

    assertThat(store().links(SCOPE, TYPE, Side.RIGHT, Set.of("old", "new")))
        .containsOnlyKeys("new");
    assertThat(Samples.get(store().links(SCOPE, TYPE, Side.LEFT, Set.of("L")), "L").rightId())
        .isEqualTo("new");
  }

  @Test
  default void numberOfALinkCanChange() {
    commit(new PutLink(new Link(TYPE, "L", "10", "R", null)));
    commit(new PutLink(new Link(TYPE, "L", "11", "R", "12")));

    assertThat(Samples.get(store().links(SCOPE, TYPE, Side.RIGHT, Set.of("R")), "R"))
        .isEqualTo(new Link(TYPE, "L", "11", "R", "12"));
  }

  @Test
  default void rightIdThatWasFreedCanBeLinkedAgain() {
    commit(new PutLink(Samples.link("L1", "R1")));
    commit(new PutLink(Samples.link("L1", "R2")), new PutLink(Samples.link("L2", "R1")));

    assertThat(Samples.get(store().links(SCOPE, TYPE, Side.RIGHT, Set.of("R1")), "R1").leftId())
        .isEqualTo("L2");
  }

  @Test
  default void rightIdIsNeverLinkedTwice() {
    commit(new PutLink(Samples.link("L1", "R")));

    assertThatThrownBy(() -> commit(new PutLink(Samples.link("L2", "R"))))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("'R'")
        .hasMessageContaining("'L2'");
    assertThat(Samples.get(store().links(SCOPE, TYPE, Side.RIGHT, Set.of("R")), "R").leftId())
        .isEqualTo("L1");
  }

  @Test
  default void rightIdIsNeverLinkedTwiceInOneCommit() {
    List<StateChange> links = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      links.add(new PutLink(Samples.link("L" + i, "R" + i % 19)));
    }

    assertThatThrownBy(() -> commit(SCOPE, links))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("'R0'")
        .hasMessageContaining("'L19'");
    assertThat(store().links(SCOPE, TYPE, Side.LEFT, Set.of("L0", "L19"))).isEmpty();
  }
}
