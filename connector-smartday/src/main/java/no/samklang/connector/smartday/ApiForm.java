package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Address;
import no.samklang.sync.spi.Change;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type stand in objects.
 *
 * @param <T> class of the records
 */
interface ApiForm<T> {

  /**
   * Returns the record in an object.
   *
   * @throws no.samklang.sync.spi.Broken if it lacks what it needs
   */
  T read(ApiObject object);

  /** Returns the key of the other system that a record carries; null when it has none. */
  @Nullable String key(T record);

  /** Returns the object of a new record. */
  ObjectNode fresh(String key, T record);

  /** Changes an object as it was read; what is not to be changed stays. */
  void change(ObjectNode object, Change<T> change);

  /** Returns whether a change names this field, one below it or one above it. */
  static boolean names(Change<?> change, String field) {
    return change.writes(field)
        || change.fields().stream().anyMatch(each -> field.startsWith(each + "."));
  }

  /**
   * Makes an object fit to be written back: REPORTED, a reference or an address with an empty id is
   * refused, and what belongs to Handyman is written as null.
   */
  static void tidy(ObjectNode object) {
    List<String> nothing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = property.getKey();
      JsonNode value = property.getValue();
      boolean reference =
          name.endsWith(ApiNames.Reported.REFERENCE) || name.equals(ApiNames.Reported.LOCATION);
      boolean handyman = name.startsWith(ApiNames.Reported.HANDYMAN);
      boolean emptyId = name.equals(ApiNames.Reported.ID) && isEmpty(value);
      if (handyman || emptyId || (reference && isEmpty(value.path(ApiNames.Reported.ID)))) {
        nothing.add(name);
      } else if (value instanceof ObjectNode inner) {
        tidy(inner);
      }
    }
    nothing.forEach(object::putNull);
  }

  private static boolean isEmpty(JsonNode id) {
    return id.isTextual() && id.asText().isBlank();
  }

  /** Reads an address; null when there is none. The house number is joined to the street. */
  static @Nullable Address address(ApiObject object) {
    String street = object.text(ApiNames.Reported.STREET);
    String number = object.text(ApiNames.Reported.HOUSE_NUMBER);
    String line1 = street == null || number == null ? street : street + " " + number;
    Address address =
        Address.builder()
            .line1(line1 == null ? number : line1)
            .line2(object.text(ApiNames.Reported.ADDRESS_2))
            .postalCode(object.text(ApiNames.Reported.POSTAL_CODE))
            .city(object.text(ApiNames.Reported.POSTAL_AREA))
            .country(object.text(ApiNames.Reported.COUNTRY))
            .build();
    return address.equals(Address.builder().build()) ? null : address;
  }

  /**
   * Sets street and house number. ASSUMED, the last word is the number if it begins with a digit.
   */
  static void street(ObjectNode object, @Nullable String line) {
    String text = line == null ? "" : line.strip();
    int space = text.lastIndexOf(' ');
    boolean split = space > 0 && Character.isDigit(text.charAt(space + 1));
    ApiField.set(object, ApiNames.Reported.STREET, split ? text.substring(0, space).strip() : text);
    ApiField.set(object, ApiNames.Reported.HOUSE_NUMBER, split ? text.substring(space + 1) : null);
  }

  /** Returns an object of that name inside another, made if there is none. */
  static ObjectNode inner(ObjectNode object, String name) {
    if (object.path(name) instanceof ObjectNode there) {
      return there;
    }
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    object.set(name, made);
    return made;
  }
}
