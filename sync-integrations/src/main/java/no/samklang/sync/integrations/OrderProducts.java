package no.samklang.sync.integrations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.WorkOrderRegistration;
import no.samklang.sync.spi.Lookup;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * Finds the product of 24SevenOffice that something registered in Smartday is sold as.
 *
 * @param byCode ids of products, by the code of a kind of time or distance
 * @param time id of the product of time whose code is not in the table
 * @param distance id of the product of distances whose code is not in the table
 */
record OrderProducts(Map<String, String> byCode, Optional<String> time, Optional<String> distance) {
  private static final String TABLE = "products";
  private static final String TIME = "timeProduct";
  private static final String DISTANCE = "distanceProduct";

  static OrderProducts of(Settings settings) {
    return new OrderProducts(
        settings.table(TABLE), settings.optionalText(TIME), settings.optionalText(DISTANCE));
  }

  static List<Setting> settings() {
    return List.of(
        Setting.optional(
            TIME,
            Setting.Kind.TEXT,
            "Id of the product in 24SevenOffice that time is sold as; without it, time that is not"
                + " in the table goes as a text line."),
        Setting.optional(
            DISTANCE,
            Setting.Kind.TEXT,
            "Id of the product in 24SevenOffice that kilometres are sold as; without it,"
                + " kilometres that are not in the table go as a text line."),
        Setting.optional(
            TABLE,
            Setting.Kind.TABLE,
            "Salary code in Smartday and id of its product in 24SevenOffice, such as"
                + " products.90002: 503."));
  }

  /** Returns what tells these products from others, always in the same order. */
  String version() {
    return new TreeMap<>(byCode) + " " + time.orElse("") + " " + distance.orElse("");
  }

  /** Returns the product; empty where it is sold as none that is known. */
  Optional<Ref<Item>> product(WorkOrderRegistration registration, Lookup lookup) {
    Ref<Item> item = registration.item();
    if (item != null) {
      return lookup.linked(item).map(linked -> item);
    }
    return set(registration).map(id -> Ref.direct(EntityTypes.ITEM, id));
  }

  private Optional<String> set(WorkOrderRegistration registration) {
    String code = registration.code();
    Optional<String> own = Optional.ofNullable(code == null ? null : byCode.get(code));
    return switch (registration.kind()) {
      case TIME -> own.or(() -> time);
      case DISTANCE -> own.or(() -> distance);
      case OTHER -> own;
      case ITEM, TEXT -> Optional.empty();
    };
  }
}
