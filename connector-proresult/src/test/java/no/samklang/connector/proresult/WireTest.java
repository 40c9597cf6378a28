package no.samklang.connector.proresult;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samklang.sync.http.Json;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that answers as each test says. Every test has an account of its own. */
abstract class WireTest {
  @RegisterExtension
  static final WireMockExtension WIRE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  static final String SCRIPT = "/soap/tmcapi.php";
  static final String CUSTOMERS = "/api/v1/kunder";
  static final String PROJECTS = "/api/v1/prosjekter";
  static final String ITEMS = "/api/v1/varer";
  static final String WORKERS = "/api/v1/arbeidere";
  static final String HOURS = "/api/v1/timer";
  static final String WITHDRAWALS = "/api/v1/vareuttak";

  final MovableClock clock = MovableClock.at("2026-11-20T23:30:00Z");
  final String accountId = UUID.randomUUID().toString();
  final Connector connector = connect(Map.of());

  Connector connect(Map<String, String> more) {
    URI base = URI.create("http://127.0.0.1:" + WIRE.getPort());
    Map<String, String> settings = new HashMap<>(Connections.settings(base, accountId));
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

  <T> List<SourceRecord<T>> read(EntityType<T> type) {
    return source().read(type, Cursor.START, ReadOptions.DEFAULT).records();
  }

  <T> List<TargetRecord<T>> list(EntityType<T> type) {
    return target().list(type, Cursor.START, ReadOptions.DEFAULT).records();
  }

  static void rows(String path, String... rows) {
    WIRE.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(page(rows.length, null, rows))));
  }

  static String page(int total, Integer next, String... rows) {
    return "{\"data\":[%s],\"side\":1,\"antallPerSide\":500,\"totalt\":%d,\"nesteSide\":%s}"
        .formatted(String.join(",", rows), total, next);
  }

  /** Answers with bytes in UTF-8 under a header that names another charset. */
  static void csv(String function, String text) {
    WIRE.stubFor(
        get(urlPathEqualTo(SCRIPT))
            .withQueryParam("fn", equalTo(function))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/csv; charset=ISO-8859-1")
                    .withBody(text.getBytes(StandardCharsets.UTF_8))));
  }

  static JsonNode sent(RequestPatternBuilder request) {
    List<LoggedRequest> calls = WIRE.findAll(request);
    return json(calls.get(calls.size() - 1).getBodyAsString());
  }

  static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sample(String name) {
    Path file =
        Path.of(System.getProperty("samklang.vendors", "none"))
            .resolve("proresult/samples/" + name);
    assumeTrue(Files.exists(file), "the vendor's samples are not here");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
