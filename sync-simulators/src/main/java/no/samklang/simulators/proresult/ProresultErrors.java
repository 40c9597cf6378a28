package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Refusal;
import no.samklang.simulators.internal.Surroundings;

/** The error bodies of both parts of the API. */
final class ProresultErrors {

  /** Words by which a caller is turned away though the status is 200. */
  static final String NO_ENTRY = "TMCAPI - ingen tilgang";

  private static final int FIRST_FAULT = 500;

  private final Surroundings surroundings;
  private int traced;

  ProresultErrors(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Returns an error of the JSON part. */
  Answer answer(int status, String code, String text) {
    return answer(status, code, text, List.of());
  }

  Refusal refusal(int status, String code, String text) {
    return new Refusal(answer(status, code, text));
  }

  /** Returns the refusal of a body; there is at least one problem. */
  Refusal refusal(List<Problem> problems) {
    Problem first = problems.get(0);
    return new Refusal(answer(422, first.code(), first.text(), problems));
  }

  /** Returns an error without a code of its own. */
  Answer fault(int status, String text) {
    if (status >= FIRST_FAULT && surroundings.has(ProresultVariants.SERVER_ERRORS_HTML)) {
      return Answer.html(status);
    }
    return answer(status, code(status), text);
  }

  /** Returns an error of the function API. */
  Answer plainFault(int status, String text) {
    return status >= FIRST_FAULT && surroundings.has(ProresultVariants.SERVER_ERRORS_HTML)
        ? Answer.html(status)
        : Answer.text(status, text);
  }

  /** Turns a caller of the JSON part away. */
  Answer noEntry(int status, String text) {
    if (surroundings.has(ProresultVariants.REFUSAL_200_TEXT)) {
      return Answer.text(200, NO_ENTRY);
    }
    return surroundings.has(ProresultVariants.REFUSAL_200_JSON)
        ? answer(200, code(403), NO_ENTRY)
        : answer(status, code(status), text);
  }

  /** Turns a caller of the function API away. */
  Answer noEntryToFunctions() {
    return surroundings.has(ProresultVariants.REFUSAL_200_JSON)
        ? answer(200, code(403), NO_ENTRY)
        : FunctionApi.csv(NO_ENTRY);
  }

  private Answer answer(int status, String code, String text, List<Problem> problems) {
    ObjectNode body = Json.object().put("feilkode", code).put("melding", text);
    ArrayNode fields = body.putArray("felter");
    problems.forEach(
        problem -> fields.addObject().put("felt", problem.field()).put("melding", problem.text()));
    body.put("sporingsId", String.format(Locale.ROOT, "sim-%06d", ++traced));
    return Answer.json(status, body);
  }

  private static String code(int status) {
    return switch (status) {
      case 400 -> "UGYLDIG_FORESPORSEL";
      case 401 -> "UGYLDIG_NOKKEL";
      case 403 -> "INGEN_TILGANG";
      case 404 -> "UKJENT_FUNKSJON";
      case 405 -> "UGYLDIG_METODE";
      case 409 -> "KONFLIKT";
      case 422 -> "UGYLDIG_INNHOLD";
      case 429 -> "FOR_MANGE_KALL";
      default -> "SERVERFEIL";
    };
  }
}
