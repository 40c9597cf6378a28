package no.samklang.sync.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
}
