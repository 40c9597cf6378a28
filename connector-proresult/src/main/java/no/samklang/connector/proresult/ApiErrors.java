package no.samklang.connector.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.ErrorReader;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;

/** What the refusals mean, by status; the vendor's code and the fields it names go along. */
final class ApiErrors implements ErrorReader {
  static final String KEYS_REFUSED = "proresult.keys-refused";
  static final String FUNCTION_MISSING = "proresult.function-missing";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,60}");

  @Override
  public SyncException read(ApiReply reply, SyncException byStatus) {
    return switch (reply.status()) {
      case 400, 409, 422 -> byStatus.with(refused(reply));
      case 401 -> byStatus.with(reply.describe(KEYS_REFUSED));
      case 403 -> byStatus.with(reply.describe("proresult.forbidden"));
      case 405 -> new NotAllowed(reply.describe(FUNCTION_MISSING));
      default -> byStatus;
    };
  }

  /** Returns the vendor's code in an answer; empty when there is none. */
  static String code(ApiReply reply) {
    return reply
        .jsonIfReadable()
        .map(body -> name(body.path(ApiNames.Assumed.ERROR_CODE)))
        .orElse("");
  }

  /**
   * Looks for a refusal in an answer whose status tells of none.
   *
   * @throws Rejected if there is one
   * @throws no.samklang.sync.spi.Broken if the answer is not JSON
   */
  static void requireNone(ApiReply reply) {
    if (!name(reply.json().path(ApiNames.Assumed.ERROR_CODE)).isEmpty()) {
      throw new Rejected(refused(reply));
    }
  }

  private static Message refused(ApiReply reply) {
    JsonNode body = reply.jsonIfReadable().orElse(MissingNode.getInstance());
    List<String> fields = new ArrayList<>();
    body.path(ApiNames.Assumed.ERROR_FIELDS)
        .forEach(each -> fields.add(name(each.path(ApiNames.Assumed.ERROR_FIELD))));
    return reply
        .describe("proresult.rejected")
        .with("code", name(body.path(ApiNames.Assumed.ERROR_CODE)))
        .with("fields", String.join(", ", fields));
  }

  /** Returns a name the vendor gave; anything else might hold what no message may show. */
  static String name(JsonNode node) {
    String text = node.asText("");
    return NAME.matcher(text).matches() ? text : "";
  }
}
