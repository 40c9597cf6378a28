package no.samklang.connector.proresult;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * Items. VERIFIED: description, number, price, cost and base unit go over, of stock and non-stock
 * items; users may move an item to another group and the link survives.
 */
final class ApiItems implements ApiForm<Item> {
  private static final List<ApiField<Item>> FIELDS =
      List.of(
          ApiField.clearing("price", ApiNames.Assumed.PRICE, Item::price),
          ApiField.clearing("cost", ApiNames.Assumed.COST, Item::cost),
          ApiField.clearing("baseUnit", ApiNames.Assumed.UNIT, Item::baseUnit),
          ApiField.keeping("stockItem", ApiNames.Assumed.STOCK_ITEM, Item::stockItem));

  private final String group;

  /** Makes the form; new items are put in this main group unless they name one. */
  ApiItems(String group) {
    this.group = group;
  }

  @Override
  public String key() {
    return ApiNames.Assumed.ITEM_NUMBER;
  }

  @Override
  public Item read(ApiRow row) {
    return Item.builder()
        .number(row.required(ApiNames.Assumed.ITEM_NUMBER))
        .name(row.required(ApiNames.Assumed.ITEM_TEXT))
        .price(row.decimal(ApiNames.Assumed.PRICE))
        .cost(row.decimal(ApiNames.Assumed.COST))
        .baseUnit(row.text(ApiNames.Assumed.UNIT))
        .kind(row.text(ApiNames.Assumed.SUB_GROUP))
        .stockItem(row.flag(ApiNames.Assumed.STOCK_ITEM))
        .active(row.flag(ApiNames.Assumed.ITEM_ACTIVE))
        .attributes(group(row.text(ApiNames.Assumed.MAIN_GROUP)))
        .build();
  }

  private static Map<String, String> group(@Nullable String group) {
    return group == null ? Map.of() : Map.of(Attributes.MAIN_GROUP, group);
  }

  /** Returns whether anything of the row is to be sent. */
  static boolean isSent(Sending<Item> sending) {
    return sending.isNew()
        || sending.names("name")
        || sending.names("active")
        || FIELDS.stream().anyMatch(field -> sending.names(field.name()));
  }

  /**
   * Returns a row. The main group must always be there and counts only when the item is new; the
   * sub-group is sent then alone.
   */
  ObjectNode row(String number, Sending<Item> sending) {
    Item item = sending.wanted();
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put(ApiNames.Assumed.ITEM_NUMBER, number);
    row.put(ApiNames.Assumed.ITEM_TEXT, item.name());
    FIELDS.forEach(field -> field.put(sending, row));
    row.put(
        ApiNames.Assumed.MAIN_GROUP, item.attributes().getOrDefault(Attributes.MAIN_GROUP, group));
    if (sending.isNew() && item.kind() != null && !item.kind().isBlank()) {
      row.put(ApiNames.Assumed.SUB_GROUP, item.kind());
    }
    row.put(ApiNames.Assumed.ITEM_ACTIVE, !Boolean.FALSE.equals(item.active()));
    return row;
  }
}
