package no.samklang.connector.tidsbanken;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that answers as each test says. Every test has a subscription key of its own. */
abstract class WireTest {
  @RegisterExtension
  static final WireMockExtension WIRE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  static final String CUSTOMERS = "/prosjekt/Kunde";
  static final String PROJECTS = "/prosjekt/Prosjekt";
  static final String EMPLOYEES = "/ansatt/Ansatt";
  static final String EXPORT = "/timelinje/timeeksport";

  final MovableClock clock = MovableClock.at("2026-11-20T23:30:00Z");
  final String subscriptionKey = UUID.randomUUID().toString();
  final Connector connector = connect(Map.of());

  Connector connect(Map<String, String> more) {
    URI base = URI.create("http://127.0.0.1:" + WIRE.getPort());
    Map<String, String> settings = new HashMap<>(Connections.settings(base, subscriptionKey));
    settings.putAll(more);
    return Connections.connect(settings, clock);
  }

  TargetSystem target() {
    return connector.target().orElseThrow();
  }

  SourceSystem source() {
    return connector.source().orElseThrow();
  }

  RememberedWriting writing() {
    return RememberedWriting.of(1, clock.instant());
  }

  static void list(String path, String... rows) {
    WIRE.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(envelope(List.of(rows)))));
  }

  static String envelope(List<String> rows) {
    return "{\"@odata.context\":\"x\",\"value\":[" + String.join(",", rows) + "]}";
  }
}
