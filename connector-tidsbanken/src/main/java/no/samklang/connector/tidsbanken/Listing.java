package no.samklang.connector.tidsbanken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiRequest;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists page by page.
 *
 * <ol>
 *   <li>A page with a next link is followed by that link's query on the configured path; the host
 *       it names is never called.
 *   <li>Without a link more may follow when there are as many rows as were asked for or as the
 *       vendor cuts a page at, or a round number of them, in case that cut changes: the next page
 *       skips all rows read so far.
 *   <li>Anything else ends the list.
 * </ol>
 */
final class Listing {
  private final ApiClient client;
  private final ZoneId zone;

  /**
   * What to list.
   *
   * @param filter null for everything
   * @param order a total order
   */
  record Query(String path, @Nullable String filter, String order) {}

  /**
   * Where the next page begins.
   *
   * @param read rows read so far
   * @param window rows read since the last request without a link, which limits them by its size
   * @param link the vendor's link; null to skip instead
   */
  record Position(int read, int window, @Nullable String link) {
    static final Position START = new Position(0, 0, null);

    String text() {
      return read + "|" + window + "|" + (link == null ? "" : link);
    }

    /** Reads what {@link #text} wrote; an empty text is the start. */
    static Position parse(String text) {
      if (text.isEmpty()) {
        return START;
      }
      String[] parts = text.split("\\|", 3);
      return new Position(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          parts[2].isEmpty() ? null : parts[2]);
    }
  }

  /**
   * A page.
   *
   * @param next null when the list has ended
   */
  record Rows(List<Row> rows, @Nullable Position next) {}

  Listing(ApiClient client, ZoneId zone) {
    this.client = client;
    this.zone = zone;
  }

  /** Reads a page. The service's "not found" is an empty list; the gateway's is an error. */
  Rows page(Query query, Position at, int size) {
    try {
      return read(query, at, size);
    } catch (Rejected e) {
      Message why = Message.of("tidsbanken.query-refused", "path", query.path());
      throw new Broken(why.with("detail", e.message().params().getOrDefault("detail", "")), e);
    }
  }

  /** Reads the few rows that a filter names. */
  List<Row> matching(Query query, int size) {
    List<Row> all = new ArrayList<>();
    Position at = Position.START;
    while (at != null) {
      Rows page = read(query, at, size);
      all.addAll(page.rows());
      at = page.next();
    }
    return all;
  }

  private Rows read(Query query, Position at, int size) {
    try {
      return rows(query, at, size, request(query, at, size).readJson());
    } catch (Gone none) {
      return new Rows(List.of(), null);
    }
  }

  private Rows rows(Query query, Position at, int size, JsonNode answer) {
    List<Row> rows = rows(query.path(), answer);
    int window = (at.link() == null ? 0 : at.window()) + rows.size();
    String link = text(answer, ApiV3.NEXT_LINK);
    if (link != null && link.equals(at.link())) {
      throw new Broken(Message.of("tidsbanken.paging-loop", "path", query.path()));
    }
    boolean more = link != null || mayBeCut(rows.size(), window, size);
    return new Rows(rows, more ? new Position(at.read() + rows.size(), window, link) : null);
  }

  private static boolean mayBeCut(int rows, int window, int size) {
    return rows > 0 && (window >= Math.min(size, ApiV3.PAGE_CUT) || rows % ApiV3.CUTS == 0);
  }

  private ApiRequest request(Query query, Position at, int size) {
    if (at.link() != null) {
      return client.follow(at.link(), ApiV3::isVendorHost, query.path());
    }
    return client
        .request("GET", query.path())
        .query("$select", "*")
        .query("$filter", query.filter())
        .query("$orderby", query.order())
        .query("$top", size)
        .query("$skip", at.read() == 0 ? null : at.read());
  }

  private List<Row> rows(String path, JsonNode answer) {
    JsonNode list = answer.isArray() ? answer : find(answer, ApiV3.ROWS);
    if (list == null || !list.isArray()) {
      throw new Broken(Message.of("tidsbanken.no-list", "path", path));
    }
    List<Row> rows = new ArrayList<>(list.size());
    for (JsonNode each : list) {
      if (each instanceof ObjectNode row) {
        rows.add(new Row(path, row, zone));
      }
    }
    return rows;
  }

  private static @Nullable String text(JsonNode answer, String name) {
    JsonNode value = find(answer, name);
    return value == null || !value.isTextual() || value.asText().isBlank() ? null : value.asText();
  }

  private static @Nullable JsonNode find(JsonNode answer, String name) {
    for (Map.Entry<String, JsonNode> property : answer.properties()) {
      if (property.getKey().equalsIgnoreCase(name)) {
        return property.getValue();
      }
    }
    return null;
  }
}
