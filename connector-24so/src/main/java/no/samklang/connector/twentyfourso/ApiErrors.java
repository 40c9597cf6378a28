package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.ErrorReader;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.SyncException;

/**
 * What the refusals mean, by status; the properties and rules that the vendor names go along, and
 * the number under which the vendor can find the call.
 */
final class ApiErrors implements ErrorReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,60}");

  @Override
  public SyncException read(ApiReply reply, SyncException byStatus) {
    return switch (reply.status()) {
      case 400 -> byStatus.with(refused(reply, rejected(named(reply))));
      case 401 -> byStatus.with(refused(reply, "24so.token-not-taken"));
      case 403 -> byStatus.with(refused(reply, "24so.forbidden"));
      case 409 -> byStatus.with(refused(reply, "24so.conflict"));
      default -> byStatus;
    };
  }

  /** What the organisation demands of orders has a remedy of its own. */
  private static String rejected(List<String> named) {
    if (named.contains(ApiNames.Verified.PROJECT_MISSING)) {
      return "24so.project-demanded";
    }
    return named.contains(ApiNames.Verified.DEPARTMENT_MISSING)
        ? "24so.department-demanded"
        : "24so.rejected";
  }

  private static Message refused(ApiReply reply, String code) {
    Message message = reply.describe(code);
    List<String> named = named(reply);
    return (named.isEmpty() ? message : message.with("detail", String.join(", ", named)))
        .with("trace", reply.header("X-Trace-Id").filter(ApiErrors::isName).orElse("-"));
  }

  /** Both forms of a 400: properties with the word that they break, and rules of business. */
  private static List<String> named(ApiReply reply) {
    List<String> names = new ArrayList<>();
    reply
        .jsonIfReadable()
        .map(body -> body.path("error").path("payload"))
        .ifPresent(
            payload -> {
              payload
                  .path("validationErrors")
                  .forEach(each -> add(each.path("path"), each.path("keyword"), names));
              payload.path("errors").forEach(each -> add(each.path("type"), each.path("-"), names));
            });
    return names;
  }

  /** Anything that is no name might hold what no message may show. */
  private static void add(JsonNode name, JsonNode word, List<String> names) {
    if (isName(name.asText(""))) {
      names.add(isName(word.asText("")) ? name.asText() + " " + word.asText() : name.asText());
    }
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
