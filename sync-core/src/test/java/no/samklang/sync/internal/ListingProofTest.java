package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-24")
class ListingProofTest {
  private final ListingProof proof = new ListingProof();

  private void page(OptionalLong total, String... fresh) {
    proof.page(total);
    proof.seen(List.of(fresh));
  }

  @Test
  void isCompleteWhenAsManyCameAsEveryPageAnnounced() {
    page(OptionalLong.of(3), "a", "b");
    page(OptionalLong.of(3), "c");
    assertThat(proof.countedComplete()).isTrue();
  }

  @Test
  void isNotCompleteWhenFewerOrMoreCame() {
    page(OptionalLong.of(3), "a", "b");
    assertThat(proof.countedComplete()).isFalse();
    page(OptionalLong.of(3), "c", "d");
    assertThat(proof.countedComplete()).isFalse();
  }

  @Test
  void isNotCompleteWhenTheTotalChangesOrAPageAnnouncesNone() {
    page(OptionalLong.of(4), "a", "b");
    page(OptionalLong.of(3), "c");
    assertThat(proof.countedComplete()).isFalse();
    ListingProof silent = new ListingProof();
    silent.page(OptionalLong.of(1));
    silent.seen(List.of("a"));
    silent.page(OptionalLong.empty());
    assertThat(silent.countedComplete()).isFalse();
    silent.page(OptionalLong.of(1));
    assertThat(silent.countedComplete()).isFalse();
  }

  @Test
  void isCompleteWhenNothingIsThereAndNothingCame() {
    page(OptionalLong.of(0));
    assertThat(proof.countedComplete()).isTrue();
    assertThat(new ListingProof().countedComplete()).isFalse();
  }

  @Test
  void hasTheSameDigestForTheSameIdsInAnyOrderAndForNoOthers() {
    Seeded.times(
        200,
        random -> {
          List<String> ids = new ArrayList<>();
          for (int i = 0; i < 1 + random.nextInt(20); i++) {
            ids.add("id" + random.nextInt(1_000_000) + "-" + i);
          }
          List<String> mixed = new ArrayList<>(ids);
          Collections.shuffle(mixed, random);
          assertThat(digest(mixed)).isEqualTo(digest(ids));
          mixed.set(0, mixed.get(0) + "x");
          assertThat(digest(mixed)).isNotEqualTo(digest(ids));
          assertThat(digest(ids.subList(1, ids.size()))).isNotEqualTo(digest(ids));
        });
  }

  private static String digest(List<String> ids) {
    ListingProof one = new ListingProof();
    ids.forEach(id -> one.seen(List.of(id)));
    return one.digest();
  }
}
