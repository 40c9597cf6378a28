package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathCodesTest {

  @Test
  void norwegianLettersAndSpacesArePercentEncoded() {
    assertThat(PathCodes.encode("Ås 1")).isEqualTo("%C3%85s%201");
  }

  @Test
  void codesWithRefusedCharactersAreWrapped() {
    assertThat(PathCodes.encode("A/B")).isEqualTo("b64(QS9C)");
    for (char refused : ":/?#[]@&*+;".toCharArray()) {
      assertThat(PathCodes.encode("A" + refused)).startsWith("b64(").endsWith(")");
    }
  }

  @Test
  void wrappedFormIsUrlSafeAndWithoutPadding() {
    assertThat(PathCodes.encode("??>>/1")).isEqualTo("b64(Pz8-Pi8x)");
  }

  @Test
  void codeThatLooksWrappedIsWrapped() {
    assertThat(PathCodes.encode("b64(QQ)")).isEqualTo("b64(YjY0KFFRKQ)");
  }
}
