package no.samklang.simulators.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call as a simulator sees it. Belongs to one thread. */
public final class Request {

  private final String method;
  private final String path;
  private final String query;
  private final Headers headers;
  private final byte[] body;
  private @Nullable Map<String, List<String>> parameters;
  private Map<String, String> variables = Map.of();
  private Duration hiddenFor = Duration.ZERO;

  Request(String method, String path, String query, Headers headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /** Returns the HTTP method. */
  public String method() {
    return method;
  }

  /** Returns the raw path. */
  public String path() {
    return path;
  }

  /** Returns the raw query, empty if there is none. */
  public String query() {
    return query;
  }

  /** Returns a header's first value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  /** Returns the body, empty if there is none. */
  public byte[] body() {
    return body;
  }

  /**
   * Returns the body as JSON.
   *
   * @throws IllegalArgumentException if it is none
   */
  public JsonNode json() {
    return Json.read(body);
  }

  /** Returns the value of a path variable, as it stands in the path. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("The route has no variable " + name);
    }
    return value;
  }

  /** Returns the value of a path variable, decoded; a plus in a path is a plus. */
  public String decodedVariable(String name) {
    return decode(variable(name).replace("+", "%2B"));
  }

  /** Returns the first value of a query parameter, whatever the case of its name. */
  public Optional<String> parameter(String name) {
    return values(name).stream().findFirst();
  }

  /** Returns all values of a query parameter, whatever the case of its name. */
  public List<String> values(String name) {
    return parameters().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Returns the query parameters by lower-case name. */
  public Map<String, List<String>> parameters() {
    if (parameters == null) {
      parameters = parse(query);
    }
    return parameters;
  }

  /** Returns for how long what this call creates is to be kept out of lists. */
  public Duration hiddenFor() {
    return hiddenFor;
  }

  void hideFor(Duration duration) {
    hiddenFor = duration;
  }

  void variables(Map<String, String> values) {
    variables = values;
  }

  /** Reads a form or a query into values by lower-case name. */
  public static Map<String, List<String>> parse(String form) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name =
            decode(equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        found.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
      }
    }
    return found;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
