package no.samklang.simulators.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samklang.simulators.RecordedCall;

/** The admin side over HTTP. */
final class AdminPaths {

  private static final String ROOT = "/_sim";

  private final SimulatedSystem system;
  private final LocalAdmin admin;
  private final Bench bench;

  AdminPaths(SimulatedSystem system, LocalAdmin admin, Bench bench) {
    this.system = system;
    this.admin = admin;
    this.bench = bench;
  }

  static boolean serves(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  void serve(Request request, HttpExchange exchange) throws IOException {
    if (request.method().equals("GET") && request.path().equals(ROOT + "/data")) {
      data(request, exchange);
      return;
    }
    Sending.send(exchange, answer(request), false);
  }

  private Answer answer(Request request) {
    try {
      return answerTo(request);
    } catch (IllegalArgumentException e) {
      return Answer.json(400, Json.object().put("error", e.getMessage()));
    }
  }

  private Answer answerTo(Request request) {
    return switch (request.method() + " " + request.path().substring(ROOT.length())) {
      case "GET ", "GET /" -> Answer.text(200, help());
      case "POST /data" -> {
        boolean checked = request.parameter("checked").map(Boolean::parseBoolean).orElse(false);
        admin.put(request.json(), checked);
        yield Answer.empty(204);
      }
      case "GET /requests" -> Answer.json(200, requests());
      case "DELETE /requests" -> done(admin::forgetRequests);
      case "GET /faults" -> Answer.json(200, faults());
      case "POST /faults" -> {
        JsonNode body = request.json();
        (body.isArray() ? body : Json.array().add(body))
            .forEach(one -> admin.fault(FaultJson.read(one)));
        yield Answer.empty(204);
      }
      case "DELETE /faults" -> done(admin::clearFaults);
      case "POST /reset" -> done(admin::reset);
      case "GET /variants" -> Answer.json(200, variants());
      case "POST /variants" -> {
        List<String> names = new ArrayList<>();
        JsonNode body = request.json();
        (body.isArray() ? body : body.path("variants")).forEach(name -> names.add(name.asText()));
        admin.variants(names);
        yield Answer.json(200, variants());
      }
      case "GET /clock" -> Answer.json(200, clock());
      case "POST /clock" -> {
        admin.offset(offset(request.json()));
        yield Answer.json(200, clock());
      }
      default ->
          Answer.json(404, Json.object().put("error", "Nothing here; GET " + ROOT + "/ helps"));
    };
  }

  private static Answer done(Runnable work) {
    work.run();
    return Answer.empty(204);
  }

  private void data(Request request, HttpExchange exchange) throws IOException {
    Optional<String> wanted = request.parameter("collection");
    if (wanted.isPresent() && !admin.collections().contains(wanted.get())) {
      Sending.send(
          exchange,
          Answer.json(
              400, Json.object().put("error", "No collection; there are " + admin.collections())),
          false);
      return;
    }
    boolean counts = request.parameter("counts").map(Boolean::parseBoolean).orElse(false);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody();
        JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      for (String collection : wanted.map(List::of).orElseGet(admin::collections)) {
        json.writeFieldName(collection);
        if (counts) {
          json.writeNumber(admin.count(collection));
        } else {
          write(collection, json);
        }
      }
      json.writeEndObject();
    }
  }

  private void write(String collection, JsonGenerator json) throws IOException {
    json.writeStartArray();
    synchronized (system) {
      var rows = system.data().rows(collection).iterator();
      while (rows.hasNext()) {
        json.writeTree(rows.next());
      }
    }
    json.writeEndArray();
  }

  private ObjectNode requests() {
    ObjectNode json = Json.object();
    json.put("total", admin.calls());
    ObjectNode counts = json.putObject("counts");
    bench.log().counts().forEach(counts::put);
    ArrayNode log = json.putArray("log");
    for (RecordedCall call : admin.lastCalls()) {
      log.addObject()
          .put("number", call.number())
          .put("at", call.at().toString())
          .put("method", call.method())
          .put("path", call.path())
          .put("template", call.template())
          .put("query", call.query())
          .put("status", call.status());
    }
    ArrayNode violations = json.putArray("violations");
    bench.log().violations().forEach(violations::add);
    return json;
  }

  private ArrayNode faults() {
    ArrayNode json = Json.array();
    bench.faults().list().forEach(fault -> json.add(FaultJson.write(fault)));
    return json;
  }

  private ObjectNode variants() {
    ObjectNode json = Json.object();
    ArrayNode inForce = json.putArray("variants");
    admin.variants().stream().sorted().forEach(inForce::add);
    ArrayNode known = json.putArray("known");
    system.knownVariants().stream().sorted().forEach(known::add);
    return json;
  }

  private ObjectNode clock() {
    return Json.object().put("now", admin.now().toString());
  }

  private static Duration offset(JsonNode body) {
    String text = body.path("offset").asText();
    try {
      return Duration.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(
          "offset is '" + text + "'; give a duration such as PT1H or -P2D", e);
    }
  }

  private String help() {
    return String.join(
        "\n",
        "Simulator of " + system.id() + ". Made-up data; for tests only.",
        "",
        system.help(),
        "",
        "Collections: " + String.join(", ", admin.collections()),
        "",
        "GET    /_sim/data[?collection=x][&counts=true]  rows, or how many there are",
        "POST   /_sim/data[?checked=true]                {\"x\":[row…]} or {\"x\":{\"put\":[…],\"delete\":[key…]}}",
        "GET    /_sim/requests                           counts, last calls, violations of the contract",
        "DELETE /_sim/requests                           forget them",
        "GET    /_sim/faults, POST, DELETE               {\"method\",\"path\"|\"regex\",\"nth\",\"first\",\"every\",",
        "       \"share\",\"seed\",\"times\",\"effect\",\"status\",\"body\",\"afterWork\",\"retryAfter\",\"delayMs\"}",
        "GET    /_sim/variants, POST                     {\"variants\":[name…]}",
        "GET    /_sim/clock, POST                        {\"offset\":\"PT1H\"}",
        "POST   /_sim/reset                              as after the start",
        "");
  }
}
