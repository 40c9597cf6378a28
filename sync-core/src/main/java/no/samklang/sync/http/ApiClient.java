package no.samklang.sync.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.RequestCounts;

/**
 * A vendor's HTTP API as a connector sees it.
 *
 * <pre>{@code
 * List<Row> rows = client.request("GET", "/v1/customer").query("pageNumber", 1).readRows(Row.class);
 * ApiReply made = client.request("POST", "/v1/customer").json(wanted).send();
 * }</pre>
 *
 * <p>What is thrown says what to do ({@link no.samklang.sync.spi.SyncException}). By status: 400,
 * 413, 422 and 409 {@code Rejected}; 401, 402, 403 {@code NotAllowed}; 404, 410 {@code Gone}; 412
 * {@code Stale}; 429 {@code Unavailable}; 408 and 5xx {@code Unavailable} for a safe call and
 * {@code Unclear} for another; anything else {@code Broken}. Without an answer: {@code
 * Unavailable}, but {@code Unclear} when an unsafe call may have arrived. Safe are GET, HEAD,
 * OPTIONS and what is marked {@link ApiRequest#repeatable}. An {@link ErrorReader} knows the vendor
 * better.
 *
 * <p>Headers and bodies are never logged; the debug line of a request has method, path without
 * query, status, milliseconds and request id. Immutable, safe for use by many threads; calls block.
 */
public final class ApiClient {
  private final URI base;
  private final String root;
  private final Headers headers;
  private final List<String> secrets;
  private final Duration timeout;
  private final SegmentEncoder segments;
  private final Supplier<String> ids;
  private final RequestCounter counter;
  private final Exchange exchange;

  ApiClient(ApiClientBuilder from) {
    this.base = from.base;
    this.root = from.base.toString().replaceAll("/+$", "");
    this.headers = from.allHeaders();
    this.secrets = from.allSecrets();
    this.timeout = from.timeout;
    this.segments = from.segments;
    this.ids = from.ids;
    this.counter = from.counter;
    this.exchange = from.exchange();
  }

  /**
   * Returns a builder for the API at that address.
   *
   * @param base https, or http to this machine; a path in it is kept before every path
   * @throws IllegalArgumentException if the address is of another kind
   */
  public static ApiClientBuilder builder(URI base) {
    return new ApiClientBuilder(base);
  }

  /**
   * Starts a request.
   *
   * @param method such as {@code GET}
   * @param template path below the base, with a place in braces for each value: {@code
   *     /v1/customer/{number}}
   * @param values in the order of the places; encoded as segments
   * @throws IllegalArgumentException if places and values differ in number
   * @throws Rejected if a value is empty or a dot segment, which would address something else
   */
  public ApiRequest request(String method, String template, Object... values) {
    return new ApiRequest(this, method, template, PathTemplate.fill(template, segments, values));
  }

  /**
   * Starts a GET of the next page: the link's query on a path of our own, so that neither host nor
   * path of the link is followed.
   *
   * @param link as the vendor wrote it: absolute or relative, encoded or nearly so
   * @param hostAllowed which hosts, in lower case, the link may name beside the configured one
   * @param template as in {@link #request}
   * @throws Broken if the link names another host, or has no query
   */
  public ApiRequest follow(
      String link, Predicate<String> hostAllowed, String template, Object... values) {
    return request("GET", template, values)
        .rawQuery(NextLink.query(link, template, base, hostAllowed));
  }

  /** Returns the configured address. */
  public URI baseUrl() {
    return base;
  }

  /** Returns what was sent until now. */
  public RequestCounts counts() {
    return counter.snapshot();
  }

  @Override
  public String toString() {
    return "ApiClient[" + base + "]";
  }

  Headers defaultHeaders() {
    return headers;
  }

  Duration requestTimeout() {
    return timeout;
  }

  List<String> secrets() {
    return secrets;
  }

  Exchange exchange() {
    return exchange;
  }

  String newId() {
    return ids.get();
  }

  URI address(String pathAndQuery) {
    return URI.create(root + pathAndQuery);
  }
}
