package no.samklang.connector.twentyfourso;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import no.samklang.sync.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * Reads a product. It carries no VAT (VERIFIED); its prices are of one unit and without VAT
 * (ASSUMED). How much lies in stock is left out: it would make every movement a change.
 */
final class ApiProducts {
  private ApiProducts() {}

  /** Returns the product; null when it has no name. */
  static @Nullable Item read(JsonNode row) {
    String name = ApiText.text(row.path("name"));
    if (name == null) {
      return null;
    }
    JsonNode units = row.path("units");
    String symbol = ApiText.text(units.path("symbol"));
    JsonNode managed = row.path("stock").path("isManaged");
    String status = ApiText.text(row.path("status"));
    return Item.builder()
        .number(ApiText.text(row.path("number")))
        .name(name)
        .price(ApiText.decimal(row.path("salesPrice")))
        .cost(ApiText.decimal(row.path("costPrice")))
        .baseUnit(symbol == null ? ApiText.text(units.path("name")) : symbol)
        .kind(ApiText.text(row.path("type")))
        .stockItem(managed.isBoolean() ? managed.asBoolean() : null)
        .active(status == null ? null : status.equals("active"))
        .attributes(attributes(row))
        .build();
  }

  private static Map<String, String> attributes(JsonNode row) {
    Map<String, String> attributes = new HashMap<>();
    for (String name : new String[] {"description", "ean", "eanAlternative", "indirectCost"}) {
      ApiText.put(attributes, name, row.path(name));
    }
    ApiText.put(attributes, "category.id", row.path("category").path("id"));
    ApiText.put(attributes, "category.name", row.path("category").path("name"));
    ApiText.put(attributes, "supplier.name", row.path("supplier").path("name"));
    ApiText.put(attributes, "supplierProduct.number", row.path("supplierProduct").path("number"));
    return attributes;
  }
}
