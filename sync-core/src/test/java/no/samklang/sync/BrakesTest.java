package no.samklang.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import no.samklang.sync.Brakes.Limit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BrakesTest {
  @Test
  @Tag("F-47")
  void asksAboutMoreThanTheFloorAndTheShare() {
    Limit limit = Limit.of(20, 0.05);
    assertThat(limit.exceededBy(20, 0)).isFalse();
    assertThat(limit.exceededBy(21, 100)).isTrue();
    assertThat(limit.exceededBy(206, 4_120)).isFalse();
    assertThat(limit.exceededBy(207, 4_120)).isTrue();
    assertThat(limit.allowed(4_120)).isEqualTo(206);
  }

  @Test
  @Tag("F-47")
  void asksAboutMoreThanTheMostHoweverManyAreKnown() {
    Limit limit = Limit.of(20, 0.05).atMost(500);
    assertThat(limit.exceededBy(500, 1_000_000)).isFalse();
    assertThat(limit.exceededBy(501, 1_000_000)).isTrue();
    assertThat(Limit.of(20, 1).atMost(5).allowed(100)).isEqualTo(20);
  }

  @Test
  @Tag("F-25")
  void takesAListingAsSmallThatLacksAllOrMostOfWhatIsKnown() {
    Brakes brakes = Brakes.standard();
    assertThat(brakes.small(0, 0)).isFalse();
    assertThat(brakes.small(1, 0)).isTrue();
    assertThat(brakes.small(4, 1)).isFalse();
    assertThat(brakes.small(100, 50)).isFalse();
    assertThat(brakes.small(100, 49)).isTrue();
  }

  @Test
  void neverAsksWithoutBrakes() {
    Brakes none = Brakes.none();
    assertThat(none.small(1_000, 0)).isFalse();
    assertThat(none.creates().exceededBy(1_000_000, 0)).isFalse();
    assertThat(none.updates().exceededBy(1_000_000, 0)).isFalse();
    assertThat(none.retirements().exceededBy(1_000_000, 0)).isFalse();
  }

  @Test
  void refusesFiguresThatMeanNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.of(-1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.of(1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.of(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.of(1, 0.5).atMost(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Brakes.builder().smallListing(1.1, 5))
        .withMessageContaining("from 0 to 1");
  }
}
