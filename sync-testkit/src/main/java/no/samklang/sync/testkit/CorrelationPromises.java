package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.CorrelationIndex.Candidate;
import no.samklang.sync.spi.MatchKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The scratch index of one run. */
interface CorrelationPromises extends StoreFixture {
  @Test
  default void candidatesAreFoundByTheirKeys() {
    try (CorrelationIndex index = store().correlationIndex()) {
      Candidate number = new Candidate(key("number", "1"), "t1", "{\"ø\":1}", null);
      Candidate organisation = new Candidate(key("organisationNumber", "1"), "t2", null, null);
      index.add(List.of(number, organisation));

      assertThat(
              index.find(
                  List.of(
                      key("number", "1"),
                      key("organisationNumber", "1"),
                      key("number", "2"),
                      key("numbe", "r1"))))
          .containsOnly(
              Map.entry(number.key(), List.of(number)),
              Map.entry(organisation.key(), List.of(organisation)));
      assertThat(index.find(List.of())).isEmpty();
    }
  }

  @Test
  default void severalCandidatesOfAKeyComeInTheOrderTheyWereAdded() {
    try (CorrelationIndex index = store().correlationIndex()) {
      index.add(List.of(candidate("1", "z"), candidate("1", "a")));
      index.add(List.of(candidate("1", "m")));

      assertThat(index.find(List.of(key("number", "1"))).get(key("number", "1")))
          .extracting(Candidate::targetId)
          .containsExactly("z", "a", "m");
    }
  }

  @Test
  default void takenTargetIsMarkedUnderEveryKey() {
    try (CorrelationIndex index = store().correlationIndex()) {
      index.add(
          List.of(
              candidate("1", "t"),
              new Candidate(key("name", "Ås"), "t", null, null),
              candidate("2", "free")));
      index.take(Map.of("t", "source", "unknown", "source 2"));

      assertThat(taker(index, key("number", "1"))).isEqualTo("source");
      assertThat(taker(index, key("name", "Ås"))).isEqualTo("source");
      assertThat(taker(index, key("number", "2"))).isNull();
    }
  }

  @Test
  default void targetStaysTakenWhenItIsAddedAgain() {
    try (CorrelationIndex index = store().correlationIndex()) {
      index.add(List.of(candidate("1", "t")));
      index.take(Map.of("t", "source"));
      index.add(List.of(candidate("1", "t"), candidate("2", "t")));

      assertThat(index.find(List.of(key("number", "1"))).get(key("number", "1"))).hasSize(1);
      assertThat(taker(index, key("number", "1"))).isEqualTo("source");
      assertThat(taker(index, key("number", "2"))).isEqualTo("source");
    }
  }

  @Test
  default void untakenTargetsAreCountedOnceEach() {
    try (CorrelationIndex index = store().correlationIndex()) {
      assertThat(index.untaken()).isZero();
      index.add(
          List.of(
              candidate("1", "t"),
              candidate("2", "t"),
              candidate("3", "u"),
              new Candidate(key("number", "4"), "v", null, "somebody")));
      assertThat(index.untaken()).isEqualTo(2);

      index.take(Map.of("t", "source"));

      assertThat(index.untaken()).isEqualTo(1);
    }
  }

  @Test
  default void thousandsOfKeysAreLookedUpAtOnce() {
    try (CorrelationIndex index = store().correlationIndex()) {
      List<Candidate> candidates = new ArrayList<>();
      List<MatchKey> keys = new ArrayList<>();
      for (String id : Samples.ids(3_000)) {
        candidates.add(candidate(id, "target " + id));
        keys.add(key("number", id));
      }
      index.add(candidates);

      assertThat(index.find(keys)).hasSize(3_000);
    }
  }

  @Test
  default void twoIndexesKnowNothingOfEachOther() {
    try (CorrelationIndex one = store().correlationIndex();
        CorrelationIndex other = store().correlationIndex()) {
      one.add(List.of(candidate("1", "t")));

      assertThat(other.find(List.of(key("number", "1")))).isEmpty();
      assertThat(other.untaken()).isZero();
    }
  }

  private static @Nullable String taker(CorrelationIndex index, MatchKey key) {
    return index.find(List.of(key)).getOrDefault(key, List.of()).get(0).takenBy();
  }

  private static Candidate candidate(String number, String targetId) {
    return new Candidate(key("number", number), targetId, "{}", null);
  }

  private static MatchKey key(String name, String value) {
    return new MatchKey(name, value);
  }
}
