package no.samklang.simulators.tidsbanken;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A resource of the vendor with its properties. */
final class Entity {

  private static final int ID_LENGTH = 50;

  static final Entity KUNDE =
      new Entity(
          "Kunde",
          Area.PROSJEKT,
          List.of("Id"),
          List.of("Id", "Navn"),
          List.of(
              Column.text("Id", ID_LENGTH),
              Column.text("Navn", 255),
              Column.text("Gateadresse", 255),
              Column.text("Postadresse", 255),
              Column.text("Postnummer", 20),
              Column.text("Poststed", 100),
              Column.of("Land", Kind.TEXT),
              Column.of("Organisasjonsnummer", Kind.TEXT),
              Column.of("Telefon", Kind.TEXT),
              Column.of("Epost", Kind.TEXT),
              Column.of("Kontaktperson", Kind.TEXT),
              Column.of("Betalingsbetingelser", Kind.TEXT),
              Column.of("EksternId", Kind.TEXT),
              Column.of("Aktiv", Kind.FLAG),
              Column.readOnly("OpprettetDato", Kind.STAMP_WITH_OFFSET),
              Column.readOnly("OpprettetAvId", Kind.INTEGER),
              Column.readOnly("SistEndretDato", Kind.STAMP_WITH_OFFSET),
              Column.readOnly("SistEndretAvId", Kind.INTEGER)));

  static final Entity PROSJEKT =
      new Entity(
          "Prosjekt",
          Area.PROSJEKT,
          List.of("Id"),
          List.of("Id", "Navn"),
          List.of(
              Column.text("Id", ID_LENGTH),
              Column.readOnly("PostId", Kind.INTEGER),
              Column.readOnly("PostType", Kind.TEXT),
              Column.of("Navn", Kind.TEXT),
              Column.of("Notat", Kind.TEXT),
              Column.readOnly("Status", Kind.TEXT),
              Column.of("KundensBestillingsnummer", Kind.TEXT),
              Column.of("FerdigGrad", Kind.DECIMAL),
              Column.of("InterntProsjekt", Kind.FLAG),
              Column.of("AvdelingId", Kind.TEXT),
              Column.of("AnsvarligId", Kind.INTEGER),
              Column.of("KundeId", Kind.TEXT),
              Column.of("EksternId", Kind.TEXT),
              Column.of("Element1Id", Kind.TEXT),
              Column.of("Element2Id", Kind.TEXT),
              Column.of("FakturaKundeId", Kind.TEXT),
              Column.of("AnleggId", Kind.TEXT),
              Column.of("SelgerId", Kind.INTEGER),
              Column.of("BestillingsDato", Kind.LOCAL_WITH_OFFSET),
              Column.of("Startet", Kind.FLAG),
              Column.of("StartDato", Kind.LOCAL_WITH_OFFSET),
              Column.of("Ferdig", Kind.FLAG),
              Column.of("FerdigDato", Kind.LOCAL_WITH_OFFSET),
              Column.of("Avsluttet", Kind.FLAG),
              Column.of("AvsluttetDato", Kind.LOCAL_WITH_OFFSET),
              Column.of("ProsjektGruppeId", Kind.TEXT),
              Column.of("Kontaktperson", Kind.TEXT),
              Column.of("Betalingsbetingelser", Kind.TEXT),
              Column.of("Prosjekttype", Kind.TEXT),
              Column.readOnly("OpprettetDato", Kind.STAMP_WITH_OFFSET),
              Column.readOnly("OpprettetAvId", Kind.INTEGER),
              Column.readOnly("SistEndretAvId", Kind.INTEGER),
              Column.readOnly("SistEndretDato", Kind.STAMP_WITH_OFFSET)));

  static final Entity PROSJEKTLINJE =
      new Entity(
          "ProsjektLinje",
          Area.PROSJEKT,
          List.of("ProsjektId", "ProsjektLinjeId"),
          List.of("ProsjektId", "ProsjektLinjeId", "Navn"),
          List.of(
              Column.of("ProsjektId", Kind.TEXT),
              Column.text("ProsjektLinjeId", ID_LENGTH),
              Column.readOnly("PostId", Kind.INTEGER),
              Column.of("Navn", Kind.TEXT),
              Column.of("Notat", Kind.TEXT),
              Column.of("Salgspris", Kind.DECIMAL),
              Column.of("Kostpris", Kind.DECIMAL),
              Column.of("AvdelingId", Kind.TEXT),
              Column.of("EksternId", Kind.TEXT),
              Column.of("StartDato", Kind.LOCAL_WITH_OFFSET),
              Column.of("FerdigDato", Kind.LOCAL_WITH_OFFSET),
              Column.of("Avsluttet", Kind.FLAG),
              Column.readOnly("OpprettetDato", Kind.STAMP_WITH_OFFSET),
              Column.readOnly("OpprettetAvId", Kind.INTEGER),
              Column.readOnly("SistEndretDato", Kind.STAMP_WITH_OFFSET),
              Column.readOnly("SistEndretAvId", Kind.INTEGER)));

  static final Entity ANSATT =
      new Entity(
          "Ansatt",
          Area.ANSATT,
          List.of("Id"),
          List.of("Id"),
          List.of(
              Column.of("Id", Kind.INTEGER),
              Column.of("Fornavn", Kind.TEXT),
              Column.of("Etternavn", Kind.TEXT),
              Column.of("Epost", Kind.TEXT),
              Column.of("Mobil", Kind.TEXT),
              Column.of("AvdelingId", Kind.TEXT),
              Column.of("Identifikator", Kind.TEXT),
              Column.of("Aktiv", Kind.FLAG),
              Column.of("Sluttet", Kind.FLAG),
              Column.of("SluttetDato", Kind.STAMP_UTC),
              Column.of("AnsattDato", Kind.STAMP_UTC),
              Column.of("Stillingsprosent", Kind.DECIMAL),
              Column.of("Innleie", Kind.FLAG),
              Column.readOnly("SistEndretDato", Kind.STAMP_UTC),
              Column.readOnly("SistEndretAvId", Kind.INTEGER),
              Column.readOnly("OpprettetDato", Kind.STAMP_UTC),
              Column.readOnly("OpprettetAvId", Kind.INTEGER)));

  private static final List<Column> TIME =
      List.of(
          Column.of("AnsattId", Kind.INTEGER),
          Column.of("Dato", Kind.LOCAL),
          Column.of("FraKlokken", Kind.LOCAL),
          Column.of("TilKlokken", Kind.LOCAL),
          Column.of("VirkeligFraKlokken", Kind.LOCAL),
          Column.of("VirkeligTilKlokken", Kind.LOCAL),
          Column.of("AntallTimer", Kind.DECIMAL),
          Column.of("Faktureres", Kind.FLAG),
          Column.of("FakturaAntall", Kind.DECIMAL),
          Column.of("Kostpris", Kind.DECIMAL),
          Column.of("Salgspris", Kind.DECIMAL),
          Column.of("ProduktId", Kind.TEXT),
          Column.of("ArbeidstypeId", Kind.INTEGER),
          Column.of("ArtId", Kind.TEXT),
          Column.of("ProsjektId", Kind.TEXT),
          Column.of("ProsjektlinjeId", Kind.TEXT),
          Column.of("AktivitetId", Kind.TEXT),
          Column.of("AvdelingId", Kind.TEXT),
          Column.of("AnleggId", Kind.TEXT),
          Column.of("KundeId", Kind.TEXT),
          Column.of("Element1Id", Kind.TEXT),
          Column.of("Element2Id", Kind.TEXT),
          Column.of("Notat", Kind.TEXT),
          Column.of("Godkjent", Kind.FLAG));

  static final Entity TIMELINJE =
      new Entity(
          "TimelinjeBehandlet",
          Area.TIMELINJE,
          List.of("Id"),
          List.of("Id", "AnsattId", "Dato", "AntallTimer"),
          Stream.of(
                  Stream.of(Column.of("Id", Kind.INTEGER)),
                  TIME.stream(),
                  Stream.of(
                      Column.of("OpprettetDato", Kind.STAMP_UTC),
                      Column.of("EndretDato", Kind.STAMP_UTC)))
              .flatMap(columns -> columns)
              .toList());

  static final Entity TIMEEKSPORT =
      new Entity(
          "Timeeksport",
          Area.TIMELINJE,
          List.of("Id"),
          List.of("Id"),
          Stream.of(
                  Stream.of(Column.of("Id", Kind.INTEGER), Column.of("TimelinjeId", Kind.INTEGER)),
                  TIME.stream(),
                  Stream.of(
                      Column.of("Korreksjon", Kind.FLAG),
                      Column.of("Eksportert", Kind.FLAG),
                      Column.of("OpprettetDato", Kind.STAMP_UTC)))
              .flatMap(columns -> columns)
              .toList());

  static final Entity SLETTET =
      new Entity(
          "SlettetTimelinje",
          Area.TIMELINJE,
          List.of("Id"),
          List.of("Id"),
          List.of(Column.of("Id", Kind.INTEGER), Column.of("SlettetDato", Kind.STAMP_UTC)));

  private final String name;
  private final Area area;
  private final List<String> key;
  private final List<String> required;
  private final List<Column> columns;
  private final Map<String, Integer> places = new HashMap<>();

  private Entity(
      String name, Area area, List<String> key, List<String> required, List<Column> columns) {
    this.name = name;
    this.area = area;
    this.key = key;
    this.required = required;
    this.columns = columns;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name().toLowerCase(Locale.ROOT), i);
    }
  }

  String name() {
    return name;
  }

  Area area() {
    return area;
  }

  List<String> key() {
    return key;
  }

  List<String> required() {
    return required;
  }

  List<Column> columns() {
    return columns;
  }

  /** Returns the place of a column, whatever the case of its name, or -1. */
  int place(String columnName) {
    return places.getOrDefault(columnName.toLowerCase(Locale.ROOT), -1);
  }

  /** Returns the place of a column that is there. */
  int at(String columnName) {
    int place = place(columnName);
    if (place < 0) {
      throw new IllegalStateException(name + " has no column " + columnName);
    }
    return place;
  }
}
