package no.samklang.sync.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.samklang.sync.spi.SyncException;
import org.jspecify.annotations.Nullable;

/**
 * A request being put together; {@link #send} sends it. Not for use by several threads.
 *
 * <p>All ways to send throw an error of the {@link SyncException} family: by status, after the
 * repeats that are safe.
 */
public final class ApiRequest {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final ApiClient client;
  private final String method;
  private final String template;
  private final String path;
  private final StringBuilder query = new StringBuilder();
  private final Headers.Builder headers;
  private final Set<Integer> accepted = new TreeSet<>();
  private boolean safe;
  private Duration timeout;
  private byte @Nullable [] body;
  private Runnable beforeSend = () -> {};

  ApiRequest(ApiClient client, String method, String template, String path) {
    this.client = client;
    this.method = method;
    this.template = template;
    this.path = path;
    this.headers = client.defaultHeaders().toBuilder();
    this.safe = SAFE.contains(method);
    this.timeout = client.requestTimeout();
  }

  /**
   * Adds a query parameter, percent-encoded; a name given twice is sent twice.
   *
   * @param value written by {@code toString}, a decimal without exponent; null leaves it out
   */
  public ApiRequest query(String name, @Nullable Object value) {
    if (value != null) {
      String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
      rawQuery(Percent.encodeName(name) + "=" + Percent.encode(text));
    }
    return this;
  }

  /** Adds a query parameter once for each value. */
  public ApiRequest queryAll(String name, Collection<?> values) {
    values.forEach(value -> query(name, value));
    return this;
  }

  ApiRequest rawQuery(String encoded) {
    query.append(query.isEmpty() ? '?' : '&').append(encoded);
    return this;
  }

  /** Sets a header, in place of the client's of the same name. */
  public ApiRequest header(String name, String value) {
    headers.set(name, value);
    return this;
  }

  /**
   * Sets the body: a record, map or tree as JSON, nulls written.
   *
   * @throws IllegalArgumentException if the value cannot be written as JSON
   */
  public ApiRequest json(Object value) {
    return body("application/json", write(Json.mapper(), value));
  }

  /**
   * Sets the body as JSON without the properties that are null.
   *
   * @throws IllegalArgumentException if the value cannot be written as JSON
   */
  public ApiRequest jsonWithoutNulls(Object value) {
    return body("application/json", write(Json.withoutNulls(), value));
  }

  /** Sets the body: form fields. */
  public ApiRequest form(Map<String, String> fields) {
    return body(Forms.TYPE, Forms.encode(new LinkedHashMap<>(fields)));
  }

  /** Sets the body as it is; nobody changes the bytes afterwards. */
  public ApiRequest body(String contentType, byte[] bytes) {
    headers.set("Content-Type", contentType);
    body = bytes;
    return this;
  }

  /** Says that sending this twice does no more than sending it once, so that it may be repeated. */
  public ApiRequest repeatable() {
    safe = true;
    return this;
  }

  /**
   * Runs this directly before each attempt is sent, when the waits for a token and for a turn are
   * over: {@link no.samklang.sync.spi.Writing#ensureMaySend} for a request that makes something.
   * What it throws ends the call, and nothing was sent.
   */
  public ApiRequest beforeSend(Runnable check) {
    beforeSend = check;
    return this;
  }

  /** Gives this call its own time, from start to last byte, for each attempt. */
  public ApiRequest timeout(Duration perAttempt) {
    timeout = requirePositive(perAttempt);
    return this;
  }

  static Duration requirePositive(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is " + timeout + ": it must be positive");
    }
    return timeout;
  }

  /** Takes these statuses for answers rather than errors, beside 200-299. */
  public ApiRequest alsoAccept(Integer... statuses) {
    accepted.addAll(Arrays.asList(statuses));
    return this;
  }

  /**
   * Sends and returns the answer, whose body nobody has looked at yet: if it cannot be read then,
   * nothing is repeated any more.
   */
  public ApiReply send() {
    return send(reply -> reply);
  }

  /** Sends and reads the answer; one that cannot be read is asked for again if that is safe. */
  public <T> T send(ReplyReader<T> reader) {
    return client.exchange().run(call(), reader);
  }

  /** Sends and reads a tree: {@link ApiReply#json}. */
  public JsonNode readJson() {
    return send(ApiReply::json);
  }

  /** Sends and reads an object: {@link ApiReply#as}. */
  public <T> T read(Class<T> type) {
    return send(reply -> reply.as(type));
  }

  /** Sends and reads a bare array: {@link ApiReply#rows}. */
  public <T> List<T> readRows(Class<T> type) {
    return send(reply -> reply.rows(type));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  private Call call() {
    HttpCall http =
        new HttpCall(method, client.address(path + query), headers.build(), body, timeout);
    return new Call(
        http,
        path,
        template,
        safe,
        Set.copyOf(accepted),
        client.newId(),
        client.secrets(),
        beforeSend);
  }

  private static byte[] write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "A " + value.getClass().getName() + " cannot be written as JSON", e);
    }
  }
}
