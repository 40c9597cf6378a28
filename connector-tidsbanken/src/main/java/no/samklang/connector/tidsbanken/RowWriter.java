package no.samklang.connector.tidsbanken;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Writing;

/**
 * Sends rows. A new row goes alone and without what is empty; a changed row goes whole, in an
 * array, and may be sent twice.
 */
final class RowWriter {
  private final ApiClient client;

  RowWriter(ApiClient client) {
    this.client = client;
  }

  void create(String path, Row row, Writing writing) {
    client.request("POST", path).json(row.writable()).beforeSend(writing::ensureMaySend).send();
  }

  /**
   * Sends a row; if it is refused and has nulls, once more without them. What should have been
   * cleared by a null may keep its value then: the flags decide, not the day of closing.
   */
  void update(String path, Row row) {
    ObjectNode whole = row.writable();
    try {
      put(path, whole);
    } catch (Rejected e) {
      ObjectNode filled = withoutNulls(whole);
      if (filled.size() == whole.size()) {
        throw e;
      }
      put(path, filled);
    }
  }

  private static ObjectNode withoutNulls(ObjectNode row) {
    ObjectNode filled = row.deepCopy();
    filled.properties().removeIf(property -> property.getValue().isNull());
    return filled;
  }

  private void put(String path, ObjectNode row) {
    client.request("PUT", path).json(List.of(row)).repeatable().send();
  }
}
