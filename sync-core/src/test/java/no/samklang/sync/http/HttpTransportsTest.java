package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HttpTransportsTest {
  private record Provider(String name, int priority) implements HttpTransportProvider {
    @Override
    public HttpTransport create(TransportOptions options) {
      return new ScriptedTransport();
    }
  }

  private static final Provider SLOW = new Provider("slow", 0);
  private static final Provider FAST = new Provider("fast", 10);

  @Test
  void theJdksClientIsAlwaysThere() {
    assertThat(HttpTransports.discover().name()).isEqualTo("jdk");
    assertThat(HttpTransports.named("jdk").priority()).isZero();
  }

  @Test
  void theHighestPriorityWins() {
    assertThat(HttpTransports.best(List.of(SLOW, FAST))).isEqualTo(FAST);
  }

  @Test
  void aNameNobodyHasIsAnsweredWithTheNamesThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpTransports.pick("fst", List.of(SLOW, FAST)))
        .withMessageContaining("\"fst\"")
        .withMessageContaining("[fast, slow]");
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> HttpTransports.best(List.of(FAST, new Provider("fast", 1))))
        .withMessageContaining("\"fast\"");
  }

  @Test
  void equalOptionsShareATransport() {
    TransportOptions options = TransportOptions.DEFAULTS.withMaxResponseBytes(1234);
    assertThat(HttpTransports.shared(options))
        .isSameAs(HttpTransports.shared(TransportOptions.DEFAULTS.withMaxResponseBytes(1234)))
        .isNotSameAs(HttpTransports.shared(TransportOptions.DEFAULTS));
  }
}
