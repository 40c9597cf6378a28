package no.samklang.simulators.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import no.samklang.simulators.CallSelector;
import no.samklang.simulators.ErrorBody;
import no.samklang.simulators.Fault;
import no.samklang.simulators.FaultEffect;

/** Reads and writes faults as JSON. */
final class FaultJson {

  private static final Set<String> NAMES =
      Set.of(
          "method",
          "path",
          "regex",
          "nth",
          "first",
          "every",
          "share",
          "seed",
          "times",
          "effect",
          "status",
          "body",
          "afterWork",
          "retryAfter",
          "delayMs");

  private FaultJson() {}

  static Fault read(JsonNode json) {
    for (var property : json.properties()) {
      if (!NAMES.contains(property.getKey())) {
        throw new IllegalArgumentException(
            "A fault has no '"
                + property.getKey()
                + "'; it has "
                + NAMES.stream().sorted().toList());
      }
    }
    return new Fault(selector(json), effect(json));
  }

  static ObjectNode write(Fault fault) {
    CallSelector calls = fault.calls();
    ObjectNode json = Json.object();
    json.put("method", calls.method());
    json.put(calls.regex() ? "regex" : "path", calls.path());
    json.put("nth", calls.nth()).put("first", calls.first()).put("every", calls.every());
    json.put("share", calls.share()).put("seed", calls.seed()).put("times", calls.times());
    json.put("effect", fault.effect().toString());
    return json;
  }

  private static CallSelector selector(JsonNode json) {
    String method = json.path("method").isTextual() ? json.get("method").asText() : null;
    boolean regex = json.has("regex");
    return new CallSelector(
        method,
        regex ? json.get("regex").asText() : json.path("path").asText("/"),
        regex,
        json.path("nth").asInt(),
        json.path("first").asInt(),
        json.path("every").asInt(),
        json.path("share").asDouble(1.0),
        json.path("seed").asLong(1),
        json.path("times").asInt());
  }

  private static FaultEffect effect(JsonNode json) {
    String name = json.path("effect").asText();
    return switch (name) {
      case "latency" -> new FaultEffect.Latency(delay(json));
      case "status" ->
          new FaultEffect.Status(
              json.path("status").asInt(500), body(json), json.path("afterWork").asBoolean());
      case "too-many-requests" -> new FaultEffect.TooManyRequests(json.path("retryAfter").asInt(1));
      case "drop-answer" -> new FaultEffect.DropAnswer();
      case "drop-connection" -> new FaultEffect.DropConnection();
      case "truncate" -> new FaultEffect.Truncate();
      case "expire-tokens" -> new FaultEffect.ExpireTokens();
      case "hide-created" -> new FaultEffect.HideCreated(delay(json));
      default ->
          throw new IllegalArgumentException(
              "No effect '"
                  + name
                  + "'; there are: latency, status, too-many-requests, drop-answer, drop-connection,"
                  + " truncate, expire-tokens, hide-created");
    };
  }

  private static ErrorBody body(JsonNode json) {
    String name = json.path("body").asText("vendor");
    try {
      return ErrorBody.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "No body '" + name + "'; there are: vendor, gateway, html, empty", e);
    }
  }

  private static Duration delay(JsonNode json) {
    return Duration.ofMillis(json.path("delayMs").asLong());
  }
}
