package no.samklang.simulators.proresult;

import static no.samklang.simulators.proresult.Field.NAME_LENGTH;
import static no.samklang.simulators.proresult.Field.NUMBER_LENGTH;
import static no.samklang.simulators.proresult.Field.nullable;
import static no.samklang.simulators.proresult.Field.number;
import static no.samklang.simulators.proresult.Field.optional;
import static no.samklang.simulators.proresult.Field.required;
import static no.samklang.simulators.proresult.Field.shown;
import static no.samklang.simulators.proresult.Field.shownIfAny;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A kind of rows with its fields in the order they are shown. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes its lists and its map
enum Register {
  KUNDER(
      1,
      List.of("kundenummer"),
      number("kundenummer"),
      required("kundenavn", Kind.TEXT, NAME_LENGTH),
      nullable("adresse", Kind.TEXT),
      nullable("postnummer", Kind.TEXT),
      nullable("poststed", Kind.TEXT),
      nullable("eksternId", Kind.TEXT),
      shownIfAny("opprettetDato", Kind.MOMENT),
      shown("endretDato", Kind.MOMENT)),
  PROSJEKTER(
      1,
      List.of("prosjektnummer"),
      number("prosjektnummer"),
      required("prosjektnavn", Kind.TEXT, NAME_LENGTH),
      nullable("kundenummer", Kind.TEXT),
      nullable("adresse", Kind.TEXT),
      nullable("postnummer", Kind.TEXT),
      nullable("poststed", Kind.TEXT),
      nullable("startdato", Kind.DATE),
      nullable("prosjektansvarligAnsattnummer", Kind.TEXT),
      nullable("overordnetProsjektnummer", Kind.TEXT),
      required("avsluttet", Kind.FLAG),
      nullable("eksternId", Kind.TEXT),
      shownIfAny("opprettetDato", Kind.MOMENT),
      shown("endretDato", Kind.MOMENT)),
  ARBEIDSARTER(
      1,
      List.of("prosjektnummer", "kode"),
      required("kode", Kind.TEXT, NUMBER_LENGTH),
      required("navn", Kind.TEXT, NAME_LENGTH),
      required("aktiv", Kind.FLAG),
      shown("kilde", Kind.TEXT)),
  VARER(
      1,
      List.of("varenummer"),
      required("varenummer", Kind.TEXT, NUMBER_LENGTH),
      required("beskrivelse", Kind.TEXT, NAME_LENGTH),
      nullable("pris", Kind.MONEY),
      nullable("innpris", Kind.MONEY),
      nullable("enhet", Kind.TEXT),
      required("hovedgruppe", Kind.TEXT),
      nullable("undergruppe", Kind.TEXT),
      optional("lagervare", Kind.FLAG),
      required("aktiv", Kind.FLAG),
      shown("endretDato", Kind.MOMENT)),
  ARBEIDERE(
      1,
      List.of("arbeiderId"),
      shown("arbeiderId", Kind.INTEGER),
      shownIfAny("ansattnummer", Kind.TEXT),
      shownIfAny("eksterntAnsattnummer", Kind.TEXT),
      shownIfAny("brukernavn", Kind.TEXT),
      shown("navn", Kind.TEXT),
      shownIfAny("epost", Kind.TEXT),
      shownIfAny("telefon", Kind.TEXT),
      shownIfAny("timelonn", Kind.DECIMAL),
      shown("aktiv", Kind.FLAG),
      shown("endretDato", Kind.MOMENT)),
  TIMER(
      41_001,
      List.of("id"),
      shown("id", Kind.INTEGER),
      shown("dato", Kind.DATE),
      shown("arbeiderId", Kind.INTEGER),
      shownIfAny("ansattnummer", Kind.TEXT),
      shownIfAny("eksterntAnsattnummer", Kind.TEXT),
      shown("prosjektnummer", Kind.TEXT),
      shownIfAny("arbeidsartKode", Kind.TEXT),
      shownIfAny("arbeidsartNavn", Kind.TEXT),
      shown("arbeidsartKilde", Kind.TEXT),
      shownIfAny("fraKlokken", Kind.CLOCK),
      shownIfAny("tilKlokken", Kind.CLOCK),
      shownIfAny("pauseTimer", Kind.DECIMAL),
      shown("antallTimer", Kind.DECIMAL),
      shown("fakturerbareTimer", Kind.DECIMAL),
      shown("overtid50", Kind.DECIMAL),
      shown("overtid100", Kind.DECIMAL),
      shown("sats", Kind.DECIMAL),
      shownIfAny("kommentar", Kind.TEXT),
      shown("godkjent", Kind.FLAG),
      shownIfAny("godkjentDato", Kind.MOMENT),
      shownIfAny("godkjentAv", Kind.TEXT),
      shown("overfort", Kind.FLAG),
      shownIfAny("overfortDato", Kind.MOMENT),
      shownIfAny("overfortReferanse", Kind.TEXT),
      shown("endretDato", Kind.MOMENT)),
  VAREUTTAK(
      7_001,
      List.of("id"),
      shown("id", Kind.INTEGER),
      shown("dato", Kind.DATE),
      shown("arbeiderId", Kind.INTEGER),
      shownIfAny("ansattnummer", Kind.TEXT),
      shownIfAny("eksterntAnsattnummer", Kind.TEXT),
      shown("prosjektnummer", Kind.TEXT),
      shownIfAny("varenummer", Kind.TEXT),
      shown("beskrivelse", Kind.TEXT),
      shown("fritekst", Kind.FLAG),
      shown("antall", Kind.DECIMAL),
      shownIfAny("enhet", Kind.TEXT),
      shown("pris", Kind.DECIMAL),
      shownIfAny("innpris", Kind.DECIMAL),
      shown("retur", Kind.FLAG),
      shownIfAny("returAvId", Kind.INTEGER),
      shown("fakturert", Kind.FLAG),
      shownIfAny("fakturertDato", Kind.MOMENT),
      shownIfAny("fakturertReferanse", Kind.TEXT),
      shown("endretDato", Kind.MOMENT));

  private final long firstId;
  private final List<String> key;
  private final List<Field> fields;
  private final List<Field> sent;
  private final Map<String, Field> byName = new HashMap<>();

  Register(long firstId, List<String> key, Field... fields) {
    this.firstId = firstId;
    this.key = key;
    this.fields = List.of(fields);
    this.sent = this.fields.stream().filter(Field::sent).toList();
    this.fields.forEach(field -> byName.put(field.name(), field));
  }

  /** Returns the name of the collection, which is also its path. */
  String collection() {
    return name().toLowerCase(Locale.ROOT);
  }

  long firstId() {
    return firstId;
  }

  /** Returns the names of the fields that tell rows apart. */
  List<String> key() {
    return key;
  }

  /** Returns whether rows are told apart by an id that the system gives. */
  boolean isKeyedById() {
    Field first = byName.get(key.get(0));
    return first != null && first.kind() == Kind.INTEGER;
  }

  List<Field> fields() {
    return fields;
  }

  /** Returns the fields that a caller of the API may send. */
  List<Field> sent() {
    return sent;
  }

  Optional<Field> field(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
