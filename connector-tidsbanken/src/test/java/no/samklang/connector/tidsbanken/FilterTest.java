package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterTest {

  @Test
  void doublesAnInnerQuote() {
    assertThat(Filter.equal("Id", "D'Or")).isEqualTo("Id eq 'D''Or'");
  }

  @Test
  void splitsManyTermsIntoFiltersOfTwenty() {
    List<String> terms = IntStream.range(0, 45).mapToObj(n -> Filter.equal("Id", n)).toList();

    assertThat(Filter.anyOf(terms)).hasSize(3).first().asString().endsWith(" or Id eq 19");
  }

  @Test
  void splitsLongTermsSoThatAnAddressStaysShort() {
    List<String> terms =
        IntStream.range(0, 6).mapToObj(n -> Filter.equal("Id", "x".repeat(400) + n)).toList();

    assertThat(Filter.anyOf(terms)).hasSize(2).allMatch(filter -> filter.length() < 1800);
  }

  @Test
  void isNoneForNothing() {
    assertThat(Filter.anyOf(List.of())).isEmpty();
  }
}
