package no.samklang.simulators.vismanet;

import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Surroundings;

/** The error bodies of Visma.net ERP. */
final class VismanetErrors {

  private final Surroundings surroundings;

  VismanetErrors(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The front layer's form: token, licence, company context. */
  Answer unauthorised(String message) {
    return Answer.json(
        401,
        Json.object()
            .put("ExceptionType", "IPPException")
            .put("ExceptionMessage", message)
            .put("ExceptionFaultCode", "12040")
            .put("ExceptionMessageID", "12040_11111111-2222-3333-4444-555555555555")
            .put("ExceptionDetails", ""));
  }

  Answer message(int status, String text) {
    String name = surroundings.has(VismanetVariants.MESSAGE_CAPITALISED) ? "Message" : "message";
    return Answer.json(status, Json.object().put(name, text));
  }

  Answer business(BusinessRule broken) {
    int status = surroundings.has(VismanetVariants.ERROR_500_FOR_BUSINESS) ? 500 : 400;
    return message(status, String.valueOf(broken.getMessage()));
  }
}
