package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import no.samklang.sync.ControlReport;
import no.samklang.sync.FieldDifference;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/** Reports and plan lines as JSON: codes and figures for programs, and the text for people. */
final class RunJson {
  private final Texts texts;

  RunJson(Texts texts) {
    this.texts = texts;
  }

  ObjectNode run(RunReport report) {
    ObjectNode json = Json.object();
    json.put("run", report.runId()).put("integration", report.integration());
    json.put("startedAt", report.startedAt().toString());
    json.put("endedAt", report.endedAt().toString());
    json.put("state", report.state().name()).put("exitCode", report.exitCode());
    ArrayNode routes = json.putArray("routes");
    report.routes().forEach(route -> routes.add(route(route)));
    return json;
  }

  ObjectNode change(PlannedChange change) {
    ObjectNode json = Json.object();
    json.put("route", change.route()).put("id", change.sourceId());
    json.put("target", change.targetId()).put("label", change.label());
    json.put("outcome", change.outcome().name());
    json.set("reason", message(change.reason()));
    ArrayNode fields = json.putArray("fields");
    for (FieldDifference field : change.fields()) {
      fields
          .addObject()
          .put("field", field.field())
          .put("before", field.before())
          .put("after", field.after());
    }
    return json;
  }

  @Nullable ObjectNode message(@Nullable Message message) {
    if (message == null) {
      return null;
    }
    ObjectNode json = Json.object().put("code", message.code());
    ObjectNode params = json.putObject("params");
    message.params().forEach(params::put);
    return json.put("text", texts.of(message));
  }

  static void counts(ObjectNode json, Map<?, Long> counts) {
    Map<String, Long> sorted = new TreeMap<>();
    counts.forEach((key, count) -> sorted.put(String.valueOf(key), count));
    sorted.forEach(json::put);
  }

  private ObjectNode route(RouteReport route) {
    ObjectNode json = Json.object();
    json.put("route", route.route()).put("state", route.state().name());
    counts(json.putObject("counts"), route.counts());
    ArrayNode reasons = json.putArray("reasons");
    for (RouteReport.Reason reason : route.reasons()) {
      ObjectNode one = reasons.addObject().put("outcome", reason.outcome().name());
      one.set("message", message(reason.message()));
      one.put("count", reason.count()).put("fresh", reason.fresh());
      reason.examples().forEach(one.putArray("examples")::add);
    }
    counts(json.putObject("open"), route.open());
    ObjectNode requests = json.putObject("requests");
    route.requests().forEach((system, sent) -> requests.put(system, sent.total()));
    route
        .requestsPerDelivered()
        .ifPresent(each -> json.put("requestsPerDelivered", BigDecimal.valueOf(each)));
    json.put("commits", route.commits());
    json.set("problem", message(route.problem()));
    ControlReport totals = route.totals();
    if (totals != null) {
      ObjectNode control = json.putObject("totals").put("balanced", totals.balanced());
      counts(control.putObject("differences"), totals.counts());
    }
    return json;
  }
}
