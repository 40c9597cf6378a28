package no.samklang.sync.testkit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.samklang.sync.http.Headers;
import no.samklang.sync.http.HttpCall;
import no.samklang.sync.http.HttpReply;
import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * Traffic with a system, recorded once and played back in tests without it. Bodies are texts.
 *
 * <p>Of headers only those are kept that tell how to read an answer. Fields of JSON bodies, of
 * forms and of queries whose names speak of tokens, secrets, passwords or keys are masked. What
 * people are called is not: record from accounts with made-up data.
 */
public final class RecordedTraffic {
  private static final Set<String> KEPT =
      Set.of("content-type", "location", "link", "retry-after", "etag", "last-modified");
  private static final String MASK = "***";
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(token|secret|password|credential|api[-_]?key|client_id|assertion).*");
  private static final Pattern FIELD = Pattern.compile("(?<=^|&)([^=&]+)=[^&]*");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private RecordedTraffic() {}

  /**
   * One call and what came of it.
   *
   * @param call method, path and query
   * @param body body of the request; null for none
   * @param status status of the answer; 0 where none came
   * @param headers headers of the answer that were kept
   * @param reply body of the answer, or why there was none
   */
  private record Exchange(
      String call, @Nullable String body, int status, Map<String, String> headers, String reply) {}

  /** Returns a transport that sends by another one, which it closes, and records into a file. */
  public static HttpTransport record(HttpTransport real, Path file) {
    return new Recorder(real, file);
  }

  /**
   * Returns a transport that answers as the file tells. A call that does not come in the order
   * recorded throws {@link IllegalStateException} naming both.
   */
  public static HttpTransport replay(Path file) {
    try {
      return new Player(
          new ArrayDeque<>(
              JSON.readValue(Files.readString(file), new TypeReference<List<Exchange>>() {})));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no recorded traffic", e);
    }
  }

  private static final class Recorder implements HttpTransport {
    private final HttpTransport real;
    private final Path file;
    private final List<Exchange> exchanges = new ArrayList<>();

    Recorder(HttpTransport real, Path file) {
      this.real = real;
      this.file = file;
    }

    @Override
    public HttpReply send(HttpCall call) throws TransportException {
      try {
        HttpReply reply = real.send(call);
        add(
            new Exchange(
                told(call),
                body(call),
                reply.status(),
                kept(reply.headers()),
                masked(text(reply.body()))));
        return reply;
      } catch (TransportException none) {
        String why = none.reason() + " " + none.sent();
        add(new Exchange(told(call), body(call), 0, Map.of(), why));
        throw none;
      }
    }

    private synchronized void add(Exchange exchange) {
      exchanges.add(exchange);
    }

    @Override
    public synchronized void close() {
      real.close();
      try {
        Files.writeString(file, JSON.writeValueAsString(exchanges) + '\n');
      } catch (IOException e) {
        throw new UncheckedIOException("the traffic cannot be written to " + file, e);
      }
    }
  }

  private static final class Player implements HttpTransport {
    private final Deque<Exchange> exchanges;

    Player(Deque<Exchange> exchanges) {
      this.exchanges = exchanges;
    }

    @Override
    public synchronized HttpReply send(HttpCall call) throws TransportException {
      Exchange next = exchanges.poll();
      if (next == null || !next.call().equals(told(call))) {
        throw new IllegalStateException(
            "the recording goes on with "
                + (next == null ? "nothing" : next.call())
                + ", but this came: "
                + told(call));
      }
      if (next.status() == 0) {
        String[] why = next.reply().split(" ", 2);
        throw new TransportException(
            TransportException.Reason.valueOf(why[0]), Boolean.parseBoolean(why[1]), null);
      }
      Headers.Builder headers = Headers.builder();
      next.headers().forEach(headers::add);
      return new HttpReply(
          next.status(), headers.build(), next.reply().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }

  private static String told(HttpCall call) {
    URI uri = call.uri();
    String query = uri.getRawQuery();
    return call.method() + " " + uri.getRawPath() + (query == null ? "" : "?" + maskedForm(query));
  }

  private static @Nullable String body(HttpCall call) {
    byte[] body = call.body();
    return body == null ? null : masked(text(body));
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Map<String, String> kept(Headers headers) {
    Map<String, String> kept = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (KEPT.contains(lower)) {
            kept.put(lower, value);
          }
        });
    return kept;
  }

  private static String masked(String body) {
    if (!body.startsWith("{") && !body.startsWith("[")) {
      return maskedForm(body);
    }
    try {
      JsonNode tree = JSON.readTree(body);
      mask(tree);
      return JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree);
    } catch (IOException noJson) {
      return MASK;
    }
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (SECRET.matcher(field.getKey()).matches() && field.getValue().isValueNode()) {
                  field.setValue(TextNode.valueOf(MASK));
                }
              });
    }
    node.forEach(RecordedTraffic::mask);
  }

  private static String maskedForm(String form) {
    return FIELD
        .matcher(form)
        .replaceAll(
            found ->
                SECRET.matcher(found.group(1)).matches()
                    ? found.group(1) + "=" + MASK
                    : Matcher.quoteReplacement(found.group()));
  }
}
