package no.samklang.simulators.tidsbanken;

import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Gateway;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Refusal;
import no.samklang.simulators.internal.Surroundings;

/** The error bodies of Tidsbanken and of the gateway in front of it. */
final class TidsbankenErrors {

  private final Surroundings surroundings;

  TidsbankenErrors(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Answer answer(int status, String text) {
    if (status == 401 || status == 403 || status == 404 || status == 429) {
      return Gateway.answer(status, text);
    }
    if (surroundings.has(TidsbankenVariants.PROBLEM_DETAILS)) {
      var json =
          Json.object()
              .put("title", "One or more validation errors occurred.")
              .put("status", status);
      json.putObject("errors").putArray("").add(text);
      return Answer.json(status, json);
    }
    var json = Json.object();
    json.putObject("error").put("code", Integer.toString(status)).put("message", text);
    return Answer.json(status, json);
  }

  Refusal refusal(int status, String text) {
    return new Refusal(answer(status, text));
  }
}
