package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Row;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Rows;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.ApiRequest;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists page by page. The link to the next page is the only truth about paging; a page that
 * links to itself ends the list (ASSUMED). A link may name the vendor's host or ours, and only its
 * query is used, so that no token goes elsewhere.
 */
final class ApiPages {
  private static final String NEXT = "next";

  private final ApiClient client;

  ApiPages(ApiClient client) {
    this.client = client;
  }

  /** One page as it came. */
  private record Answer(List<JsonNode> rows, @Nullable String next) {}

  /**
   * Reads a page.
   *
   * @param query of the first page; a link brings its own
   * @param link to the page; empty for the first
   */
  <T> Rows<T> page(
      String path, Map<String, Object> query, String link, Function<JsonNode, @Nullable T> form) {
    Answer answer = answer(path, query, link);
    List<Row<T>> rows = new ArrayList<>();
    answer.rows().forEach(row -> rows.add(row(row, form)));
    return new Rows<>(rows, answer.next());
  }

  /** Gives every row of a list to {@code each}. */
  void all(String path, Map<String, Object> query, Consumer<JsonNode> each) {
    String link = "";
    while (link != null) {
      Answer answer = answer(path, query, link);
      answer.rows().forEach(each);
      link = answer.next();
    }
  }

  /** Reads one row by its id; empty when it is not there. */
  Optional<JsonNode> one(String path, String id) {
    if (!id.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return client
        .request("GET", path, id)
        .alsoAccept(404)
        .send(reply -> reply.status() == 404 ? Optional.empty() : Optional.of(reply.json()));
  }

  static <T> Row<T> row(JsonNode row, Function<JsonNode, @Nullable T> form) {
    String id = row.path("id").asText("");
    T value = id.isEmpty() ? null : form.apply(row);
    Message fault =
        value == null
            ? Message.of("24so.row-incomplete", "field", id.isEmpty() ? "id" : "name")
            : null;
    return new Row<>(id, value, fault, ApiStamps.read(ApiText.text(row.path("modifiedAt"))));
  }

  private Answer answer(String path, Map<String, Object> query, String link) {
    ApiRequest request;
    if (link.isEmpty()) {
      request = client.request("GET", path);
      query.forEach(request::query);
    } else {
      request = client.follow(link, ApiNames.Verified.HOST::equals, path);
    }
    return request.send(reply -> read(reply, path, link));
  }

  private static Answer read(ApiReply reply, String path, String link) {
    JsonNode body = reply.json();
    if (!body.isArray()) {
      throw new Broken(Message.of("24so.no-list", "path", path));
    }
    List<JsonNode> rows = new ArrayList<>();
    body.forEach(rows::add);
    return new Answer(rows, reply.link(NEXT).filter(next -> !next.equals(link)).orElse(null));
  }
}
