package no.samklang.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Comparison.Setup SMALL =
      new Comparison.Setup(
          600,
          0,
          1,
          1,
          List.of("ours-jdk", "bare-apache", "spring-apache"),
          List.of("first", "full", "changed", "changed-since"),
          List.of("-Xmx128m", "-XX:+UseSerialGC"));

  @Test
  void everyContenderDoesTheSameWork() throws Exception {
    try (ServerProcess server = new ServerProcess()) {
      Map<Run, List<Figures>> turns = new Comparison(SMALL, server).run();
      assertThat(written(turns, "first", "ours-jdk")).isEqualTo(600);
      assertThat(written(turns, "first", "bare-apache")).isEqualTo(600);
      assertThat(written(turns, "first", "spring-apache")).isEqualTo(600);
      assertThat(written(turns, "full", "spring-apache")).isZero();
      assertThat(written(turns, "changed", "ours-jdk")).isEqualTo(6);
      assertThat(written(turns, "changed", "spring-apache")).isEqualTo(6);
      assertThat(new Report(SMALL, turns).table()).contains("| first | ours-jdk |");
    }
  }

  private static long written(Map<Run, List<Figures>> turns, String scenario, String contender) {
    return turns.get(new Run(scenario, contender)).get(0).written();
  }
}
