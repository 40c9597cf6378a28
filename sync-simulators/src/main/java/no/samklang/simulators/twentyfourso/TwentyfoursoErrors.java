package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Refusal;
import no.samklang.simulators.internal.Surroundings;

/** The errors of the API in the vendor's forms. */
final class TwentyfoursoErrors {

  private final Surroundings surroundings;

  TwentyfoursoErrors(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Returns the general form, which the vendor ties to no operation. */
  Answer general(int status, String text) {
    ObjectNode error = Json.object();
    error.putObject("error").put("name", name(status)).put("message", text);
    return answer(status, error, text);
  }

  /** Returns a refusal for one property of the body. */
  Refusal invalid(String path, String keyword) {
    ObjectNode error = Json.object();
    ObjectNode inner = error.putObject("error").put("name", "ValidationError");
    inner
        .putObject("payload")
        .putArray("validationErrors")
        .addObject()
        .put("path", path)
        .put("keyword", keyword);
    return new Refusal(answer(400, error, path + " " + keyword));
  }

  /** Returns a refusal for a rule of business: DepartmentMissing, ProjectMissing or NoLines. */
  Refusal business(String type) {
    ObjectNode error = Json.object();
    ObjectNode inner = error.putObject("error").put("name", "BadRequestError");
    inner
        .putObject("payload")
        .putArray("errors")
        .addObject()
        .put("type", type)
        .put("message", "Simulated: " + type)
        .putArray("arguments");
    return new Refusal(answer(400, error, type));
  }

  Refusal conflict(String text) {
    return new Refusal(general(409, text));
  }

  Refusal missing() {
    return new Refusal(general(404, "Not found"));
  }

  private Answer answer(int status, ObjectNode error, String text) {
    if (surroundings.has(TwentyfoursoVariants.ERRORS_EMPTY)) {
      return Answer.empty(status);
    }
    if (surroundings.has(TwentyfoursoVariants.ERRORS_AS_TEXT)) {
      return Answer.text(status, text);
    }
    return Answer.json(status, error.put("trackingId", "simulated-" + status));
  }

  private static String name(int status) {
    return switch (status) {
      case 401 -> "UnauthorizedError";
      case 403 -> "ForbiddenError";
      case 404 -> "NotFoundError";
      case 409 -> "ConflictError";
      case 503 -> "ServiceUnavailableError";
      default -> status < 500 ? "BadRequestError" : "InternalServerError";
    };
  }
}
