package no.samklang.sync.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer. JSON and text are taken as UTF-8 whatever charset the header names. Immutable.
 */
public final class ApiReply {
  private final Call call;
  private final HttpReply answer;
  private final ObjectMapper mapper;

  private interface Parser<T> {
    @Nullable T parse(byte[] body) throws IOException;
  }

  ApiReply(Call call, HttpReply answer, ObjectMapper mapper) {
    this.call = call;
    this.answer = answer;
    this.mapper = mapper;
  }

  /** Returns the status code. */
  public int status() {
    return answer.status();
  }

  /** Returns the first value of a header; its case does not matter. */
  public Optional<String> header(String name) {
    return answer.headers().first(name);
  }

  /** Returns all header fields. */
  public Headers headers() {
    return answer.headers();
  }

  /** Returns the target of the {@code Link} header with that relation, such as {@code next}. */
  public Optional<String> link(String relation) {
    return LinkHeader.find(answer.headers().all("Link"), relation);
  }

  /** Returns the body; nobody changes it. */
  public byte[] bytes() {
    return answer.body();
  }

  /** Returns whether there is no body. */
  public boolean isEmpty() {
    return answer.body().length == 0;
  }

  /** Returns the body as text in UTF-8, without a byte order mark. */
  public String text() {
    String text = text(StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Returns the body as text. */
  public String text(Charset charset) {
    return new String(answer.body(), charset);
  }

  /**
   * Returns the body as a tree.
   *
   * @throws Broken if it is not JSON, cut short, empty, or said to be of another type
   */
  public JsonNode json() {
    return parse(mapper::readTree);
  }

  /**
   * Returns the body as a tree, or nothing when there is no readable JSON: for the answer to a
   * write, whose work is done whatever its body says.
   */
  public Optional<JsonNode> jsonIfReadable() {
    try {
      return Optional.of(json());
    } catch (Broken unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Returns the body as an object; unknown properties are ignored.
   *
   * @throws Broken if it is not JSON of that form
   */
  public <T> T as(Class<T> type) {
    return parse(body -> mapper.readValue(body, type));
  }

  /**
   * Returns a bare JSON array as objects, read without a tree.
   *
   * @throws Broken if it is not an array of that form
   */
  public <T> List<T> rows(Class<T> type) {
    return parse(body -> mapper.readerForListOf(type).readValue(body));
  }

  /** Returns what a message about this answer says: method, path, status, request, detail. */
  public Message describe(String code) {
    return call.message(code)
        .with("status", status())
        .with("detail", ErrorText.of(this, mapper, call.secrets()));
  }

  @Override
  public String toString() {
    return call.method() + " " + call.path() + ": " + answer;
  }

  private <T> T parse(Parser<T> parser) {
    requireJsonType();
    try {
      T value = parser.parse(answer.body());
      if (value != null && !(value instanceof MissingNode)) {
        return value;
      }
    } catch (JacksonException e) {
      throw unreadable(reason(e), e);
    } catch (IOException e) {
      throw unreadable("no bytes", e);
    }
    throw unreadable("nothing there", null);
  }

  private void requireJsonType() {
    String type = answer.headers().firstOrNull("Content-Type");
    if (type != null && !mayBeJson(type.toLowerCase(Locale.ROOT))) {
      throw new Broken(
          call.message("http.not-json").with("status", status()).with("contentType", type));
    }
  }

  private static boolean mayBeJson(String type) {
    return type.isBlank()
        || type.contains("json")
        || type.startsWith("text/plain")
        || type.startsWith("application/octet-stream");
  }

  private Broken unreadable(String reason, @Nullable Exception cause) {
    return new Broken(
        call.message(Call.UNREADABLE).with("status", status()).with("reason", reason), cause);
  }

  /** Tells the place and the kind of trouble, never the content. */
  private static String reason(JacksonException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return e.getClass().getSimpleName() + where;
  }
}
