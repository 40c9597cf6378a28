package no.samklang.sync.integrations;

import java.util.Map;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes an item of Smartday out of a product of 24SevenOffice, whose id becomes its key. Smartday
 * has no mark for items that are out of use: an expired product is not made, and one that stands
 * there is left as it is, and counted.
 */
final class ItemsToSmartday implements Mapper<Item, Item> {
  private static final String KEY = "externalId";

  @Override
  public Mapping<Item> map(Item source, MappingContext context) {
    String number = source.number();
    if (Boolean.FALSE.equals(source.active())) {
      return Mapping.skipped(
          Message.of("items.expired", "item", number == null ? context.sourceId() : number));
    }
    return Mapping.mapped(
        Item.builder()
            .number(number == null || number.isBlank() ? context.sourceId() : number)
            .name(source.name())
            .price(source.price())
            .cost(source.cost())
            .baseUnit(source.baseUnit())
            .kind(source.attributes().get("category.name"))
            .attributes(Map.of(KEY, context.sourceId()))
            .build());
  }

  /** Returns the id in 24SevenOffice that an item in Smartday carries. */
  static @Nullable String key(Item item) {
    return item.attributes().get(KEY);
  }
}
