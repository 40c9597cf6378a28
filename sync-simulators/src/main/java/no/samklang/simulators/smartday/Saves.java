package no.samklang.simulators.smartday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * Takes arrays of rows. A row with an id takes the place of the one there, with all its properties;
 * a row without is new. Each has its own result, so that one may fail inside a 200.
 */
final class Saves {
  private static final Set<String> CATEGORIES = Set.of("0", "1");
  private static final List<String> REFERENCES =
      List.of("customerReference", "siteReference", "location", "responsibleReference");

  private final Agreement agreement;
  private final Surroundings surroundings;

  Saves(Agreement agreement, Surroundings surroundings) {
    this.agreement = agreement;
    this.surroundings = surroundings;
  }

  Answer save(Kind kind, String owner, Request request) {
    JsonNode sent = request.json();
    if (!sent.isArray() || sent.isEmpty()) {
      throw new IllegalArgumentException("Give an array of objects.");
    }
    if (surroundings.has(SmartdayVariants.BAD_RECORD_REFUSES_BATCH)) {
      for (JsonNode each : sent) {
        String problem = problem(kind, each);
        if (problem != null) {
          throw new IllegalArgumentException(problem);
        }
      }
    }
    ArrayNode results = Json.array();
    boolean reordered = surroundings.has(SmartdayVariants.RESULTS_REORDERED);
    for (JsonNode each : sent) {
      ObjectNode result = result(kind, owner, each, request);
      if (reordered) {
        results.insert(0, result);
      } else {
        results.add(result);
      }
    }
    return Answer.json(200, results);
  }

  private ObjectNode result(Kind kind, String owner, JsonNode sent, Request request) {
    ObjectNode result = Json.object();
    String problem = problem(kind, sent);
    if (problem == null) {
      Row saved = save(kind, owner, (ObjectNode) sent.deepCopy(), request);
      ObjectNode entity = result.putObject("entity").put("id", saved.id());
      String externalId = saved.text("externalId");
      boolean named = !surroundings.has(SmartdayVariants.RESULTS_WITHOUT_EXTERNAL_ID);
      entity.put("externalId", named && !externalId.isEmpty() ? externalId : null);
    } else {
      result.putNull("entity");
    }
    result.put("backendService", "Smartday");
    result.put("hasError", problem != null);
    return result.put("errorMessage", problem);
  }

  private Row save(Kind kind, String owner, ObjectNode sent, Request request) {
    sent.remove("lastTimeMarkedForExport");
    Row before = target(kind, sent);
    if (before == null) {
      sent.remove("id");
      return agreement.add(kind, owner, sent, visibleFrom(request));
    }
    sent.put("id", before.id());
    Instant mark = kind == Kind.ORDERS ? agreement.now() : before.marked();
    return agreement.change(kind, before, sent, mark);
  }

  private @Nullable Row target(Kind kind, JsonNode sent) {
    String id = sent.path("id").asText("");
    if (sent.hasNonNull("id") && !id.isEmpty()) {
      return agreement.get(kind, id);
    }
    return surroundings.has(SmartdayVariants.UPSERT_BY_EXTERNAL_ID)
        ? agreement.withExternalId(kind, sent.path("externalId").asText(""))
        : null;
  }

  private Instant visibleFrom(Request request) {
    Duration hidden =
        surroundings.has(SmartdayVariants.CREATED_VISIBLE_LATE)
            ? surroundings.options().visibilityDelay()
            : request.hiddenFor();
    return surroundings.now().plus(hidden);
  }

  private @Nullable String problem(Kind kind, JsonNode sent) {
    if (!sent.isObject()) {
      return "Not an object";
    }
    String id = sent.path("id").asText("");
    if (sent.hasNonNull("id") && agreement.get(kind, id) == null) {
      return "Id " + id + " does not exist";
    }
    for (String name : REFERENCES) {
      JsonNode reference = sent.path(name);
      if (reference.isObject()
          && reference.path("id").isTextual()
          && reference.path("id").asText().isEmpty()) {
        return name + " with an empty id";
      }
    }
    return switch (kind) {
      case CUSTOMERS -> ofCustomer(sent);
      case ITEMS -> ofItem(sent);
      case ORDERS -> id.isEmpty() ? "Orders are made in Smartday" : null;
      default -> "Cannot be saved";
    };
  }

  private static @Nullable String ofCustomer(JsonNode sent) {
    if (sent.path("name").asText("").isBlank()) {
      return "Name is required";
    }
    JsonNode category = sent.path("categoryReference");
    String id = category.path("id").asText("");
    return category.isObject() && !id.isEmpty() && !CATEGORIES.contains(id)
        ? "Category " + id + " does not exist"
        : null;
  }

  private static @Nullable String ofItem(JsonNode sent) {
    if (sent.path("itemNo").asText("").isBlank()) {
      return "ItemNo is required";
    }
    return sent.path("price").asDouble() < 0 ? "Price is negative" : null;
  }
}
