package no.samklang.sync.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;

/** Reads reports as a host does that finds them in the store. */
final class Reports {
  private Reports() {}

  static RunReport read(String json) {
    try {
      return JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .build()
          .readValue(json, RunReport.class);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** Returns the reasons with this code in a run's report. */
  static List<RouteReport.Reason> reasons(RunReport report, String code) {
    return report.routes().stream()
        .flatMap(route -> route.reasons().stream())
        .filter(reason -> reason.message().code().equals(code))
        .toList();
  }
}
