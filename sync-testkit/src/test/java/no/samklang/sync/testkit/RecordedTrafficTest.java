package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.Headers;
import no.samklang.sync.http.HttpCall;
import no.samklang.sync.http.HttpReply;
import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.TransportException;
import no.samklang.sync.http.TransportException.Reason;
import no.samklang.sync.spi.Unclear;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F-80")
class RecordedTrafficTest {
  private static final URI BASE = URI.create("https://api.example.no/v1");

  @TempDir Path folder;

  /** Answers everything but a POST, whose answer gets lost. */
  private static final class Vendor implements HttpTransport {
    @Override
    public HttpReply send(HttpCall call) throws TransportException {
      if (call.method().equals("POST")) {
        throw new TransportException(Reason.LOST, true, null);
      }
      return new HttpReply(
          200,
          Headers.builder()
              .add("Content-Type", "application/json")
              .add("Set-Cookie", "session=verysecret")
              .build(),
          "{\"name\":\"Ås\",\"refresh_token\":\"verysecret\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }

  private static String get(HttpTransport transport) {
    return ApiClient.builder(BASE)
        .transport(transport)
        .secretHeader("Api-Key", "verysecret")
        .build()
        .request("GET", "/customers")
        .query("apikey", "verysecret")
        .query("page", "2")
        .send()
        .json()
        .path("name")
        .asText();
  }

  private static void post(HttpTransport transport) {
    ApiClient.builder(BASE)
        .transport(transport)
        .build()
        .request("POST", "/customers")
        .json("{}")
        .send();
  }

  @Test
  void whatWasRecordedIsAnsweredAgain() throws Exception {
    Path file = folder.resolve("traffic.json");
    try (HttpTransport recorder = RecordedTraffic.record(new Vendor(), file)) {
      assertThat(get(recorder)).isEqualTo("Ås");
      assertThatThrownBy(() -> post(recorder)).isInstanceOf(Unclear.class);
    }

    HttpTransport player = RecordedTraffic.replay(file);

    assertThat(get(player)).isEqualTo("Ås");
    assertThatThrownBy(() -> post(player)).isInstanceOf(Unclear.class);
    assertThat(Files.readString(file)).contains("page=2").doesNotContain("verysecret");
  }

  @Test
  void callThatWasNotRecordedIsNamed() {
    Path file = folder.resolve("traffic.json");
    try (HttpTransport recorder = RecordedTraffic.record(new Vendor(), file)) {
      get(recorder);
    }

    assertThatThrownBy(() -> post(RecordedTraffic.replay(file)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /v1/customers")
        .hasMessageContaining("POST /v1/customers");
  }
}
