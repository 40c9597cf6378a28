package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.ApiRequest;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Secret;

/** Sends, and tells a missing record from a missing list. */
final class ApiCalls {
  private static final int LONGEST_WORDS = 500;
  private static final int SHORTEST_SECRET = 4;

  private final ApiClient client;
  private final Secret secret;

  ApiCalls(ApiClient client, Secret secret) {
    this.client = client;
    this.secret = secret;
  }

  ApiRequest request(String method, String path, Object... values) {
    return client.request(method, path, values);
  }

  /**
   * Returns the vendor's words of a record, for a person to read: short, and without our secret.
   */
  String spoken(String words) {
    String hidden = secret.reveal();
    String clean =
        hidden.length() < SHORTEST_SECRET ? words : words.replace(hidden, secret.toString());
    return clean.substring(0, Math.min(clean.length(), LONGEST_WORDS));
  }

  /** Reads one object; empty where it is not there. */
  Optional<ObjectNode> one(String path, String id) {
    try {
      JsonNode node = request("GET", path, id).readJson();
      if (node instanceof ObjectNode object) {
        return Optional.of(object);
      }
      throw new Broken(Message.of("smartday.no-object", "place", path));
    } catch (Gone missing) {
      return Optional.empty();
    }
  }

  /**
   * Reads a bare array. A refusal of the question is no fault of a record.
   *
   * @param path what is listed, for messages
   */
  List<ObjectNode> list(ApiRequest request, String path) {
    try {
      return request.send(reply -> objects(reply, path));
    } catch (Gone missing) {
      throw new NotAllowed(Message.of("smartday.list-missing", "place", path), missing);
    } catch (Rejected refused) {
      String detail = refused.message().params().getOrDefault("detail", "");
      throw new Broken(
          Message.of("smartday.query-refused", "place", path, "detail", detail), refused);
    }
  }

  /** Reads what belongs to a record that is there: ASSUMED, nothing may come as a 404. */
  List<ObjectNode> listOf(String path, String id) {
    return request("GET", path, id)
        .alsoAccept(404)
        .send(reply -> reply.status() == 404 ? List.of() : objects(reply, path));
  }

  private static List<ObjectNode> objects(ApiReply reply, String path) {
    JsonNode list = reply.json();
    if (!list.isArray()) {
      throw new Broken(Message.of("smartday.no-list", "place", path));
    }
    List<ObjectNode> objects = new ArrayList<>(list.size());
    for (JsonNode each : list) {
      if (each instanceof ObjectNode object) {
        objects.add(object);
      }
    }
    return objects;
  }
}
