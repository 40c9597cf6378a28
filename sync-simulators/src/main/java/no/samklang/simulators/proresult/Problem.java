package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something in a body that cannot be.
 *
 * @param code the vendor's code
 * @param field the field at fault
 * @param text what is wrong, in Norwegian
 */
record Problem(String code, String field, String text) {

  static Problem of(String field, String text) {
    return new Problem(
        "UGYLDIG_" + field.toUpperCase(Locale.ROOT), field, field + " " + text + ".");
  }

  /** Returns what is wrong with an object that is to have these fields. */
  static List<Problem> in(ObjectNode body, List<Field> fields) {
    List<Problem> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : body.properties()) {
      String name = property.getKey();
      Optional<Field> field = fields.stream().filter(one -> one.name().equals(name)).findFirst();
      if (field.isEmpty()) {
        found.add(new Problem("UGYLDIG_FELT", name, name + " er ikke et felt her."));
      } else {
        field.get().problem(property.getValue()).ifPresent(text -> found.add(of(name, text)));
      }
    }
    for (Field field : fields) {
      if (field.need() == Field.Need.REQUIRED && !body.has(field.name())) {
        found.add(of(field.name(), "må være med"));
      }
    }
    return found;
  }
}
