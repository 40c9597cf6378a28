package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to a row what Proresult fills in by itself when a user enters the rest. */
final class Desk {

  private static final JsonNode NONE = IntNode.valueOf(0);
  private static final JsonNode OWN = TextNode.valueOf("PRORESULT");
  private static final JsonNode OWN_GROUP = TextNode.valueOf("Egne varer");
  private static final JsonNode APPROVER = TextNode.valueOf("Kontoret");
  private static final long FIRST_OWN_NUMBER = 5000;

  private final Company company;

  Desk(Company company) {
    this.company = company;
  }

  void complete(Register register, boolean isNew, ObjectNode values) {
    switch (register) {
      case KUNDER -> {}
      case PROSJEKTER -> otherwise(values, "avsluttet", BooleanNode.FALSE);
      case ARBEIDSARTER -> {
        otherwise(values, "aktiv", BooleanNode.TRUE);
        otherwise(values, "kilde", OWN);
      }
      case VARER -> {
        otherwise(values, "aktiv", BooleanNode.TRUE);
        otherwise(values, "hovedgruppe", OWN_GROUP);
      }
      case ARBEIDERE -> worker(isNew, values);
      case TIMER -> hours(values);
      case VAREUTTAK -> withdrawal(isNew, values);
    }
    Mark.of(register).ifPresent(mark -> settle(mark, values));
  }

  private static void worker(boolean isNew, ObjectNode values) {
    otherwise(values, "aktiv", BooleanNode.TRUE);
    if (isNew) {
      long number = FIRST_OWN_NUMBER + values.path("arbeiderId").asLong();
      otherwise(values, "ansattnummer", TextNode.valueOf(Long.toString(number)));
      otherwise(values, "eksterntAnsattnummer", TextNode.valueOf(""));
    }
  }

  private void hours(ObjectNode values) {
    Row worker = company.worker(values.path("arbeiderId").asText());
    otherwise(values, "sats", worker == null ? NONE : worker.values().get("timelonn"));
    otherwise(values, "sats", NONE);
    otherwise(values, "fakturerbareTimer", values.get("antallTimer"));
    otherwise(values, "overtid50", NONE);
    otherwise(values, "overtid100", NONE);
    otherwise(values, "arbeidsartKilde", OWN);
    otherwise(values, "godkjent", BooleanNode.TRUE);
    if (values.path("godkjent").asBoolean()) {
      otherwise(values, "godkjentDato", now());
      otherwise(values, "godkjentAv", APPROVER);
    } else {
      values.remove(List.of("godkjentDato", "godkjentAv"));
    }
  }

  private void withdrawal(boolean isNew, ObjectNode values) {
    if (isNew && values.has("returAvId")) {
      takeBack(values);
    }
    otherwise(values, "retur", BooleanNode.FALSE);
    otherwise(values, "fritekst", BooleanNode.valueOf(!values.has("varenummer")));
    Row item = company.rows(Register.VARER).get(values.path("varenummer").asText());
    if (isNew && item != null) {
      for (String name : List.of("beskrivelse", "enhet", "pris", "innpris")) {
        otherwise(values, name, item.values().get(name));
      }
    }
    otherwise(values, "beskrivelse", values.get("varenummer"));
    otherwise(values, "pris", NONE);
  }

  /** Makes a return: what it does not bring is taken from the withdrawal it gives back. */
  private void takeBack(ObjectNode values) {
    String id = values.path("returAvId").asText();
    Row original = company.rows(Register.VAREUTTAK).get(id);
    if (original == null) {
      throw new IllegalArgumentException("No withdrawal " + id + " to give back");
    }
    otherwise(values, "retur", BooleanNode.TRUE);
    otherwise(
        values,
        "antall",
        DecimalNode.valueOf(original.values().path("antall").decimalValue().negate()));
    for (String name :
        List.of(
            "dato",
            "arbeiderId",
            "prosjektnummer",
            "varenummer",
            "beskrivelse",
            "fritekst",
            "enhet",
            "pris",
            "innpris")) {
      otherwise(values, name, original.values().get(name));
    }
  }

  private void settle(Mark mark, ObjectNode values) {
    otherwise(values, mark.flag(), BooleanNode.FALSE);
    if (values.path(mark.flag()).asBoolean()) {
      otherwise(values, mark.date(), now());
    } else {
      values.remove(List.of(mark.date(), mark.reference()));
    }
  }

  private JsonNode now() {
    return LongNode.valueOf(company.now());
  }

  private static void otherwise(ObjectNode values, String name, @Nullable JsonNode value) {
    if (value != null && !values.has(name)) {
      values.set(name, value);
    }
  }
}
