package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Tells which result belongs to which object that was sent. REPORTED, a record can fail inside a
 * 200. ASSUMED, results come in the order sent; so a result that names what it is about wins, by id
 * and then by key, and only the rest goes by order.
 */
final class ApiResults {
  private ApiResults() {}

  /**
   * What became of an object.
   *
   * @param id its id; empty where the result does not name it
   * @param failed whether it was refused; null where the result does not say
   * @param words what the vendor says of it
   */
  record Result(String id, String key, @Nullable Boolean failed, String words) {
    private static Result of(JsonNode node) {
      ApiObject result = ApiObject.of("result", node);
      ApiObject entity = result.part(ApiNames.Reported.ENTITY);
      String key = entity.key();
      String words = result.text(ApiNames.Reported.ERROR);
      return new Result(
          entity.id(),
          key == null ? "" : key,
          result.flag(ApiNames.Reported.HAS_ERROR),
          words == null ? "" : words);
    }
  }

  /**
   * Returns a result for each object, in their order; null where none is left for it.
   *
   * @throws Broken if the answer is no list
   */
  static List<@Nullable Result> match(ApiReply reply, List<ObjectNode> sent) {
    JsonNode list = reply.json();
    if (!list.isArray()) {
      throw new Broken(Message.of("smartday.no-list", "place", "result"));
    }
    List<Result> left = new ArrayList<>();
    list.forEach(each -> left.add(Result.of(each)));
    List<@Nullable Result> matched = new ArrayList<>();
    sent.forEach(object -> matched.add(null));
    take(sent, matched, left, (object, result) -> named(result.id(), object.id()));
    take(sent, matched, left, (object, result) -> named(result.key(), object.key()));
    take(sent, matched, left, (object, result) -> true);
    return matched;
  }

  private static boolean named(String name, @Nullable String wanted) {
    return !name.isEmpty() && name.equals(wanted);
  }

  private static void take(
      List<ObjectNode> sent,
      List<@Nullable Result> matched,
      List<Result> left,
      BiPredicate<ApiObject, Result> fits) {
    for (int at = 0; at < sent.size(); at++) {
      if (matched.get(at) == null) {
        ApiObject object = ApiObject.of("", sent.get(at));
        for (Result result : left) {
          if (fits.test(object, result)) {
            matched.set(at, result);
            left.remove(result);
            break;
          }
        }
      }
    }
  }
}
