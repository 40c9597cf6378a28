package no.samklang.connector.smartday;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.UrlPathPattern;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that answers as each test says. */
abstract class WireTest {
  static final String SECRET = "hemmelig-0b0b0b0b";

  @RegisterExtension
  static final WireMockExtension WIRE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final MovableClock clock = MovableClock.at("2026-03-05T09:00:00Z");

  final Connector connect(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("baseUrl", "http://127.0.0.1:" + WIRE.getPort() + "/v1.0");
    settings.put("subscriptionKey", SECRET);
    settings.put("pace", "0s");
    settings.putAll(more);
    return Connections.connect(settings, clock);
  }

  final TargetSystem target() {
    return connect(Map.of()).target().orElseThrow();
  }

  final RememberedWriting writing() {
    return RememberedWriting.of(1, clock.instant());
  }

  static void answer(MappingBuilder request, String json) {
    WIRE.stubFor(request.willReturn(okJson(json)));
  }

  static UrlPathPattern at(String path) {
    return WireMock.urlPathEqualTo("/v1.0" + path);
  }

  static List<LoggedRequest> calls() {
    return WIRE.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
  }
}
