package no.samklang.simulators.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls a simulator over HTTP with the same headers each time. */
public final class Caller {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final URI root;
  private final Map<String, String> headers = new LinkedHashMap<>();

  public Caller(URI root) {
    this.root = root;
  }

  public Caller header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Caller without(String name) {
    headers.remove(name);
    return this;
  }

  public HttpResponse<String> get(String path) throws IOException {
    return send("GET", path, "");
  }

  public JsonNode json(String path) throws IOException {
    return json(get(path));
  }

  public static JsonNode json(HttpResponse<String> response) throws IOException {
    return MAPPER.readTree(response.body());
  }

  public HttpResponse<String> post(String path, String body) throws IOException {
    return send("POST", path, body);
  }

  public HttpResponse<String> put(String path, String body) throws IOException {
    return send("PUT", path, body);
  }

  public HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
