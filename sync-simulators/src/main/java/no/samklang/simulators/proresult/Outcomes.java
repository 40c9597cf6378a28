package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;

/** What became of the rows of one call, in their order. */
final class Outcomes {

  static final String CREATED = "OPPRETTET";
  static final String UPDATED = "OPPDATERT";
  static final String UNCHANGED = "UENDRET";
  private static final String FAILED = "FEILET";

  private final ArrayNode rows = Json.array();

  void done(String key, String status) {
    add(key, status).putNull("feilkode").putNull("melding");
  }

  void failed(String key, String code, String text) {
    add(key, FAILED).put("feilkode", code).put("melding", text);
  }

  Answer answer() {
    ObjectNode body = Json.object();
    body.set("resultater", rows);
    return Answer.json(200, body);
  }

  private ObjectNode add(String key, String status) {
    return rows.addObject().put("nokkel", key).put("status", status);
  }
}
