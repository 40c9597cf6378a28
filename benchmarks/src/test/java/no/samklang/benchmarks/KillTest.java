package no.samklang.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Killed once and with lost answers; what the peers come to is for the report, not for a test. */
final class KillTest {
  private static final KillTrial.Setup SMALL =
      new KillTrial.Setup(
          200,
          1,
          8,
          2,
          1_000,
          90,
          7,
          List.of("ours-jdk", "spring-apache", "camel-eager"),
          List.of("-Xmx128m", "-XX:+UseSerialGC"));

  @Test
  void nothingOfOursIsLostOrDoubled() throws Exception {
    try (ServerProcess server = new ServerProcess()) {
      Map<String, List<KillTrial.Result>> results = new KillTrial(SMALL, server).run();
      KillTrial.Result ours = results.get("ours-jdk").get(0);
      assertThat(ours.lost()).isZero();
      assertThat(ours.doubled()).isZero();
      assertThat(ours.starts()).isGreaterThan(1);
      assertThat(ours.dropped()).isPositive();
      assertThat(ours.searches()).isPositive();
      assertThat(new KillReport(SMALL, results).table())
          .contains("| ours-jdk |", "| spring-apache |", "| camel-eager |");
    }
  }
}
