package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Change;
import org.jspecify.annotations.Nullable;

/**
 * Items. REPORTED: all properties. The key of the other system travels in the attribute {@code
 * externalId}; without one it is the number. There is no flag for what is out of use.
 */
final class ApiItems implements ApiForm<Item> {
  private static final List<ApiField<Item>> FIELDS =
      List.of(
          new ApiField<>("name", ApiNames.Reported.DESCRIPTION, Item::name),
          new ApiField<>("baseUnit", ApiNames.Reported.UNIT, Item::baseUnit),
          new ApiField<>("kind", ApiNames.Reported.ITEM_GROUP, Item::kind),
          new ApiField<>("price", ApiNames.Reported.PRICE, Item::price),
          new ApiField<>("cost", ApiNames.Reported.COST_PRICE, Item::cost));
  private static final String NUMBER = "number";
  private static final String KEY = "attributes." + ApiNames.Reported.EXTERNAL_ID;

  private final Configuration settings;

  ApiItems(Configuration settings) {
    this.settings = settings;
  }

  @Override
  public Item read(ApiObject object) {
    String number = object.required(ApiNames.Reported.ITEM_NO);
    String name = object.text(ApiNames.Reported.DESCRIPTION);
    String key = object.key();
    return Item.builder()
        .number(number)
        .name(name == null ? number : name)
        .price(object.decimal(ApiNames.Reported.PRICE))
        .cost(object.decimal(ApiNames.Reported.COST_PRICE))
        .baseUnit(object.text(ApiNames.Reported.UNIT))
        .kind(object.text(ApiNames.Reported.ITEM_GROUP))
        .attributes(key == null ? Map.of() : Map.of(ApiNames.Reported.EXTERNAL_ID, key))
        .build();
  }

  @Override
  public @Nullable String key(Item item) {
    String key = item.attributes().get(ApiNames.Reported.EXTERNAL_ID);
    return key == null || key.isBlank() ? item.number() : key;
  }

  @Override
  public ObjectNode fresh(String key, Item item) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.putNull(ApiNames.Reported.ID);
    object.put(ApiNames.Reported.EXTERNAL_ID, key);
    object.put(ApiNames.Reported.ITEM_NO, number(key, item));
    FIELDS.forEach(field -> field.set(object, item));
    object.put(ApiNames.Reported.VAT_RATE, settings.vatRate());
    object
        .putObject(ApiNames.Reported.WHOLESALER)
        .put(ApiNames.Reported.ID, settings.wholesaler())
        .put(ApiNames.Reported.EXTERNAL_ID, settings.wholesaler());
    return object;
  }

  @Override
  public void change(ObjectNode object, Change<Item> change) {
    Item item = change.wanted();
    String key = key(item);
    for (ApiField<Item> field : FIELDS) {
      if (ApiForm.names(change, field.field())) {
        field.set(object, item);
      }
    }
    if (key != null && ApiForm.names(change, KEY)) {
      object.put(ApiNames.Reported.EXTERNAL_ID, key);
    }
    if (key != null && ApiForm.names(change, NUMBER)) {
      object.put(ApiNames.Reported.ITEM_NO, number(key, item));
    }
  }

  private static String number(String key, Item item) {
    String number = item.number();
    return number == null || number.isBlank() ? key : number;
  }
}
