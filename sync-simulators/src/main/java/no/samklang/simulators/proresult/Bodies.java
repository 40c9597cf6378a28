package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import no.samklang.simulators.internal.Refusal;
import no.samklang.simulators.internal.Request;

/** Reads the bodies of calls; refuses with 400 what has another form. */
final class Bodies {

  private final ProresultErrors errors;

  Bodies(ProresultErrors errors) {
    this.errors = errors;
  }

  ObjectNode object(Request request) {
    return object(json(request));
  }

  List<ObjectNode> objects(Request request) {
    JsonNode body = json(request);
    if (!body.isArray()) {
      throw malformed("en liste");
    }
    List<ObjectNode> objects = new ArrayList<>();
    body.forEach(element -> objects.add(object(element)));
    return objects;
  }

  private ObjectNode object(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw malformed("et objekt");
  }

  private JsonNode json(Request request) {
    try {
      return request.json();
    } catch (IllegalArgumentException e) {
      throw malformed("gyldig JSON");
    }
  }

  private Refusal malformed(String expectation) {
    return errors.refusal(400, "UGYLDIG_JSON", "Innholdet må være " + expectation + ".");
  }
}
