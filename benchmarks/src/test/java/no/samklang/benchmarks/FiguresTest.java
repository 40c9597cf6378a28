package no.samklang.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void medianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Figures.median(walls(9, 1, 5), Figures::wallNanos)).isEqualTo(5);
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Figures.median(walls(9, 1, 5, 7), Figures::wallNanos)).isEqualTo(6);
  }

  private static List<Figures> walls(long... nanos) {
    return LongStream.of(nanos)
        .mapToObj(wall -> new Figures(wall, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .toList();
  }
}
