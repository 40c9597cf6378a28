package no.samklang.simulators.internal;

/** The answers of the gateway in front of a vendor's services. */
public final class Gateway {

  private Gateway() {}

  /** Returns {@code {"statusCode","message"}}. */
  public static Answer answer(int status, String message) {
    return Answer.json(status, Json.object().put("statusCode", status).put("message", message));
  }
}
