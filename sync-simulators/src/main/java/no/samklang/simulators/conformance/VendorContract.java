package no.samklang.simulators.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A vendor's OpenAPI 3.0 document, to check requests and answers against.
 *
 * <p>It knows the part of OpenAPI that the vendors use: paths, query parameters, JSON bodies, and
 * in schemas {@code $ref}, {@code type}, {@code properties}, {@code required}, {@code enum}, {@code
 * nullable}, {@code items}, {@code additionalProperties}, {@code oneOf}, {@code anyOf}, {@code
 * allOf}, lengths, item counts, {@code pattern} and the formats date-time (offset optional), date,
 * uuid, byte, int32. A violation is a sentence that names the place; an empty list means that all
 * is well. Immutable and thread-safe.
 */
public final class VendorContract {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final JsonNode document;
  private final boolean closed;
  private final List<PathTemplate> paths = new ArrayList<>();

  private VendorContract(JsonNode document, boolean closed) {
    this.document = document;
    this.closed = closed;
    document
        .path("paths")
        .properties()
        .forEach(path -> paths.add(PathTemplate.of(base(path.getValue()), path.getKey())));
  }

  /** The path of the server that a path lies below; each path may name its own. */
  private String base(JsonNode pathItem) {
    JsonNode servers =
        pathItem.has("servers") ? pathItem.path("servers") : document.path("servers");
    String url = servers.path(0).path("url").asText();
    return url.replaceFirst("^https?://[^/]*", "").replaceFirst("/$", "");
  }

  /**
   * Reads a contract.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static VendorContract load(Path openapi) {
    try {
      return new VendorContract(MAPPER.readTree(openapi.toFile()), false);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the contract " + openapi, e);
    }
  }

  /** Returns a contract that also reports properties which the schemas do not name. */
  public VendorContract closed() {
    return new VendorContract(document, true);
  }

  /** Returns the path template that a raw path falls under, letter case aside if need be. */
  public Optional<String> template(String rawPath) {
    return operationPath(rawPath).map(PathTemplate::text);
  }

  /**
   * Checks a request.
   *
   * @param method the HTTP method
   * @param rawPath the path as sent, percent-encoded
   * @param rawQuery the query as sent, empty if there is none
   * @param body the body, empty if there is none
   */
  public List<String> checkRequest(String method, String rawPath, String rawQuery, byte[] body) {
    Findings findings = new Findings(method + " " + rawPath);
    JsonNode operation = operation(method, rawPath, findings);
    if (!operation.isMissingNode()) {
      new QueryCheck(this, findings).check(pathItem(rawPath), operation, rawQuery);
      checkRequestBody(operation.path("requestBody"), body, findings);
    }
    return findings.list();
  }

  /**
   * Checks an answer. An error status that the contract does not name is no violation, since no
   * vendor names all of them.
   *
   * @param method the HTTP method of the request
   * @param rawPath the path as sent, percent-encoded
   * @param status the HTTP status
   * @param contentType the media type, empty if there is none
   * @param body the body, empty if there is none
   */
  public List<String> checkResponse(
      String method, String rawPath, int status, String contentType, byte[] body) {
    Findings findings = new Findings(method + " " + rawPath + " -> " + status);
    JsonNode operation = operation(method, rawPath, findings);
    JsonNode response = resolve(operation.path("responses").path(Integer.toString(status)));
    if (response.isMissingNode()) {
      if (status < 400 && !operation.isMissingNode()) {
        findings.add("", "status is not in the contract");
      }
      return findings.list();
    }
    checkResponseBody(response, status, contentType, body, findings);
    return findings.list();
  }

  private void checkRequestBody(JsonNode requestBody, byte[] body, Findings findings) {
    JsonNode schema = resolve(requestBody).path("content").path("application/json").path("schema");
    if (body.length == 0) {
      if (requestBody.path("required").asBoolean()) {
        findings.add("", "body is missing");
      }
    } else if (schema.isMissingNode()) {
      findings.add("", "body where the contract has none");
    } else {
      checkJson(schema, body, findings);
    }
  }

  private void checkResponseBody(
      JsonNode response, int status, String contentType, byte[] body, Findings findings) {
    JsonNode schema = response.path("content").path("application/json").path("schema");
    if (schema.isMissingNode() || (status >= 400 && !contentType.contains("json"))) {
      return;
    }
    if (body.length > 0) {
      checkJson(schema, body, findings);
    } else if (schema.has("$ref") || schema.has("items")) {
      findings.add("", "body is empty");
    }
  }

  private void checkJson(JsonNode schema, byte[] body, Findings findings) {
    try {
      new SchemaCheck(this, findings, closed).check(schema, MAPPER.readTree(body), "$");
    } catch (IOException e) {
      findings.add("$", "is no JSON: " + head(body));
    }
  }

  /** Follows a {@code $ref}, as far as it goes. */
  JsonNode resolve(JsonNode node) {
    JsonNode at = node;
    while (at.has("$ref")) {
      at = document.at(at.get("$ref").asText().substring(1));
    }
    return at;
  }

  private JsonNode operation(String method, String rawPath, Findings findings) {
    JsonNode item = pathItem(rawPath);
    JsonNode operation = item.path(method.toLowerCase(java.util.Locale.ROOT));
    if (item.isMissingNode()) {
      findings.add("", "path is not in the contract");
    } else if (operation.isMissingNode()) {
      findings.add("", "method is not in the contract");
    }
    return operation;
  }

  private JsonNode pathItem(String rawPath) {
    return operationPath(rawPath)
        .map(path -> document.path("paths").path(path.text()))
        .orElse(MissingNode.getInstance());
  }

  private Optional<PathTemplate> operationPath(String rawPath) {
    return paths.stream()
        .filter(path -> path.matches(rawPath))
        .min((one, other) -> Integer.compare(one.parameters(), other.parameters()));
  }

  private static String head(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 60), StandardCharsets.UTF_8);
    return body.length > 60 ? text + "..." : text;
  }
}
