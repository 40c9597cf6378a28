package no.samklang.simulators.vismanet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** Runs calls with the background header: at once, but the answer must be fetched. */
final class Background {

  private static final String HEADER = "erp-api-background";
  private static final String HOST = "https://api.finance.visma.net";
  private static final Duration KEPT = Duration.ofHours(24);

  private final Surroundings surroundings;
  private final Map<String, Done> done = new HashMap<>();

  Background(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  private record Done(Answer answer, Instant at, URI original, boolean hasRequestContent) {}

  Answer run(Request request, Supplier<Answer> work) {
    if (request.header(HEADER).isEmpty()) {
      return work.get();
    }
    Answer answer = work.get();
    String id =
        UUID.nameUUIDFromBytes(("background " + done.size()).getBytes(StandardCharsets.UTF_8))
            .toString();
    Instant now = Oslo.millis(surroundings.now());
    done.put(
        id, new Done(answer, now, URI.create(HOST + request.path()), request.body().length > 0));
    return Answer.json(
        202, Json.object().put("id", id).put("stateLocation", HOST + "/v1/background/" + id));
  }

  Answer state(Request request) {
    String id = request.variable("requestId");
    Done found = done.get(id);
    if (found == null) {
      return Answer.empty(404);
    }
    Answer answer = found.answer();
    boolean failed = answer.status() >= 400;
    var json = Json.object().put("id", id).put("status", failed ? "Failed" : "Finished");
    json.put("statusCode", answer.status()).put("receivedUtc", found.at().toString());
    json.put("startedUtc", found.at().toString()).put("finishedUtc", found.at().toString());
    json.put("webhookAddress", "none")
        .put("reference", "")
        .put("originalUri", found.original().toString());
    json.put("hasRequestContent", found.hasRequestContent());
    json.put("hasResponseContent", answer.body().length > 0);
    json.put("contentLocation", HOST + "/v1/background/" + id + "/content");
    if (failed) {
      json.put("errorMessage", "Bad Request");
    }
    var headers = json.putObject("responseHeaders");
    answer.headers().forEach(headers::put);
    return Answer.json(200, json);
  }

  Answer content(Request request) {
    Done found = done.get(request.variable("requestId"));
    if (found == null || found.answer().body().length == 0) {
      return Answer.empty(404);
    }
    boolean gone = surroundings.now().isAfter(found.at().plus(KEPT));
    return gone ? Answer.empty(410) : Answer.of(200, "application/json", found.answer().body());
  }
}
