package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.WorkOrderRegistration;
import no.samklang.sync.model.WorkOrderRegistration.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is registered on a task. REPORTED, items stand among the materials, time and kilometres
 * among the salary codes; what is only proposed (0) and what has no quantity is left out. ASSUMED,
 * kilometres are a code with the unit km: driving time is hours.
 */
final class ApiRegistrations {
  private static final int DECIMALS = 2;

  private final Map<String, Kind> kinds;
  private final ApiTimes times;

  ApiRegistrations(Map<String, Kind> kinds, ApiTimes times) {
    this.kinds = kinds;
    this.times = times;
  }

  /** Returns the numbers of the items among these materials. */
  static Set<String> itemNumbers(List<ObjectNode> materials) {
    Set<String> numbers = new TreeSet<>();
    for (ObjectNode each : materials) {
      String number = ApiObject.of("", each).text(ApiNames.Reported.ITEM_NO);
      if (number != null) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** Returns the registrations of materials; an item is known by its number. */
  List<WorkOrderRegistration> ofMaterials(
      List<ObjectNode> materials, Map<String, String> itemIdByNumber) {
    List<WorkOrderRegistration> registrations = new ArrayList<>();
    for (ObjectNode each : materials) {
      ApiObject material = ApiObject.of("materials", each);
      BigDecimal quantity = quantity(material, ApiNames.Reported.QUANTITY);
      if (quantity != null) {
        registrations.add(material(material, quantity, itemIdByNumber));
      }
    }
    return registrations;
  }

  private WorkOrderRegistration material(
      ApiObject material, BigDecimal quantity, Map<String, String> itemIdByNumber) {
    ApiObject own = material.part(ApiNames.Reported.SMARTDAY_MATERIAL);
    Kind kind = kind(own.part(ApiNames.Reported.CATEGORY).id());
    String number = material.text(ApiNames.Reported.ITEM_NO);
    String id = number == null ? null : itemIdByNumber.get(number);
    Ref<Item> item = id == null ? null : Ref.to(EntityTypes.ITEM, id, number);
    return common(material, own, "M", quantity)
        .kind(kind)
        .item(item)
        .code(number)
        .note(own.text(ApiNames.Reported.COMMENT))
        .unit(material.text(ApiNames.Reported.UNIT))
        .vatRate(material.decimal(ApiNames.Reported.VAT_RATE))
        .billable(material.flag(ApiNames.Reported.BILLABLE))
        .build();
  }

  private static Kind kind(String category) {
    return switch (category) {
      case ApiNames.Reported.CATEGORY_TIME -> Kind.TIME;
      case ApiNames.Reported.CATEGORY_SUPPLEMENT -> Kind.OTHER;
      case ApiNames.Reported.CATEGORY_TEXT -> Kind.TEXT;
      default -> Kind.ITEM;
    };
  }

  /** Returns the registrations of salary codes. */
  List<WorkOrderRegistration> ofCodes(List<ObjectNode> codes) {
    List<WorkOrderRegistration> registrations = new ArrayList<>();
    for (ObjectNode each : codes) {
      ApiObject registered = ApiObject.of("salarycodes", each);
      BigDecimal amount = quantity(registered, ApiNames.Reported.AMOUNT);
      if (amount != null) {
        registrations.add(registered(registered, amount));
      }
    }
    return registrations;
  }

  private WorkOrderRegistration registered(ApiObject registered, BigDecimal amount) {
    ApiObject own = registered.part(ApiNames.Reported.SMARTDAY_REGISTRATION);
    String code = registered.part(ApiNames.Reported.SALARY_CODE).id();
    String unit = own.text(ApiNames.Reported.UNIT);
    String info = registered.text(ApiNames.Reported.INFO);
    return common(registered, own, "T", amount)
        .kind(kinds.getOrDefault(code, kindOfUnit(unit)))
        .code(code.isEmpty() ? null : code)
        .note(info == null ? own.text(ApiNames.Reported.COMMENT) : info)
        .unit(unit)
        .build();
  }

  private static Kind kindOfUnit(@Nullable String unit) {
    String word = unit == null ? "" : unit.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case ApiNames.Reported.UNIT_OF_HOURS -> Kind.TIME;
      case ApiNames.Assumed.KILOMETRES -> Kind.DISTANCE;
      default -> Kind.OTHER;
    };
  }

  /** Returns how much was registered; null where it is only proposed, or nothing. */
  private static @Nullable BigDecimal quantity(ApiObject object, String name) {
    Integer status = object.number(ApiNames.Reported.STATUS);
    if (status == null || !ApiNames.Reported.TRANSFERRED.contains(status)) {
      return null;
    }
    BigDecimal quantity = object.needed(name, object.decimal(name));
    return quantity.signum() == 0 ? null : quantity;
  }

  /** The price of the line wins over the price of the unit, so that the sum is right. */
  private WorkOrderRegistration.Builder common(
      ApiObject object, ApiObject own, String prefix, BigDecimal quantity) {
    BigDecimal total = object.decimal(ApiNames.Reported.TOTAL_PRICE);
    BigDecimal price =
        total == null
            ? own.decimal(ApiNames.Reported.UNIT_PRICE)
            : total.divide(quantity, DECIMALS, RoundingMode.HALF_UP);
    LocalDate date = object.parsed(ApiNames.Reported.DATE, times::day);
    return WorkOrderRegistration.builder()
        .id(prefix + object.required(ApiNames.Reported.ID))
        .date(date)
        .employee(employee(object.part(ApiNames.Reported.USER)))
        .text(object.text(ApiNames.Reported.DESCRIPTION))
        .quantity(quantity)
        .price(price)
        .amount(total)
        .cost(object.decimal(ApiNames.Reported.COST_PRICE));
  }

  private static @Nullable Ref<Employee> employee(ApiObject user) {
    return user.id().isEmpty()
        ? null
        : Ref.to(EntityTypes.EMPLOYEE, user.id(), user.key()).ifLinked();
  }
}
