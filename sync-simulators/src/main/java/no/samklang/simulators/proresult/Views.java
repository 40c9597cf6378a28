package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** Shows rows in the vendor's read form, with what they refer to looked up. */
final class Views {

  private static final String LINK = "eksterntAnsattnummer";
  private static final Set<String> DESCRIBING =
      Set.of(
          "opprettetDato",
          "brukernavn",
          "epost",
          "telefon",
          "arbeidsartNavn",
          "fraKlokken",
          "tilKlokken",
          "pauseTimer",
          "kommentar",
          "godkjentDato",
          "godkjentAv",
          "overfortDato",
          "overfortReferanse",
          "fakturertDato",
          "fakturertReferanse");

  private final Company company;
  private final Surroundings surroundings;

  Views(Company company, Surroundings surroundings) {
    this.company = company;
    this.surroundings = surroundings;
  }

  /** Shows a row as the admin side does: plainly, with all it has, whatever the variants. */
  ObjectNode plain(Register register, Row row) {
    ObjectNode shown = Json.object();
    ObjectNode values = lookedUp(register, row);
    register.key().forEach(name -> shown.set(name, values.get(name)));
    for (Field field : register.fields()) {
      JsonNode value = values.get(field.name());
      shown.set(
          field.name(),
          value != null && field.kind() == Kind.MOMENT
              ? TextNode.valueOf(Oslo.seconds(Instant.ofEpochSecond(value.asLong())))
              : value);
    }
    addUsersOwn(register, values, shown);
    return shown;
  }

  /** Shows a row as the API does. */
  ObjectNode show(Register register, Row row) {
    ObjectNode shown = Json.object();
    ObjectNode values = lookedUp(register, row);
    for (Field field : register.fields()) {
      show(field, values.get(field.name()), shown);
    }
    if (surroundings.has(ProresultVariants.NEW_PROPERTIES)) {
      addUsersOwn(register, values, shown);
      shown.put("nyttFelt", "lagt til senere");
    }
    return shown;
  }

  private void show(Field field, @Nullable JsonNode value, ObjectNode shown) {
    boolean missing =
        DESCRIBING.contains(field.name())
            && surroundings.has(ProresultVariants.OPTIONAL_FIELDS_MISSING);
    if (missing) {
      return;
    }
    if (value != null && !isHiddenLink(field, value)) {
      shown.set(field.name(), formed(field.kind(), value));
    } else if (field.need() == Field.Need.NULLABLE
        && !surroundings.has(ProresultVariants.NULLS_LEFT_OUT)) {
      shown.putNull(field.name());
    }
  }

  private boolean isHiddenLink(Field field, JsonNode value) {
    return field.name().equals(LINK)
        && value.asText().isEmpty()
        && surroundings.has(ProresultVariants.UNLINKED_NULL);
  }

  private JsonNode formed(Kind kind, JsonNode value) {
    if (kind == Kind.MOMENT) {
      return TextNode.valueOf(stamp(Instant.ofEpochSecond(value.asLong())));
    }
    return kind.isFigure() && surroundings.has(ProresultVariants.NUMBERS_AS_TEXT)
        ? TextNode.valueOf(value.decimalValue().toPlainString())
        : value;
  }

  private String stamp(Instant moment) {
    if (surroundings.has(ProresultVariants.STAMPS_WITHOUT_OFFSET)) {
      return Oslo.localSeconds(moment);
    }
    return surroundings.has(ProresultVariants.STAMPS_IN_UTC)
        ? moment.toString()
        : Oslo.seconds(moment);
  }

  private static void addUsersOwn(Register register, ObjectNode values, ObjectNode shown) {
    values.properties().stream()
        .filter(property -> register.field(property.getKey()).isEmpty())
        .forEach(property -> shown.set(property.getKey(), property.getValue().deepCopy()));
  }

  /** Returns the values with those of the worker and the work type that stand on the row. */
  private ObjectNode lookedUp(Register register, Row row) {
    if (register != Register.TIMER && register != Register.VAREUTTAK) {
      return row.values();
    }
    ObjectNode values = row.draft();
    Row worker = company.worker(row.text("arbeiderId"));
    if (worker != null) {
      for (String name : List.of("ansattnummer", LINK)) {
        set(values, name, worker.values().get(name));
      }
    }
    Row workType = company.workType(row.text("prosjektnummer"), row.text("arbeidsartKode"));
    if (register == Register.TIMER && workType != null) {
      set(values, "arbeidsartNavn", workType.values().get("navn"));
      set(values, "arbeidsartKilde", workType.values().get("kilde"));
    }
    return values;
  }

  private static void set(ObjectNode values, String name, @Nullable JsonNode value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.set(name, value);
    }
  }
}
