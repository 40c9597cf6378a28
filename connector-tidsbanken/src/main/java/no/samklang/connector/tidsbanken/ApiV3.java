package no.samklang.connector.tidsbanken;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How Tidsbanken's API v3 spells things. Much of it is assumed, because the vendor publishes no
 * field lists: what proves wrong is mended here and nowhere else.
 */
final class ApiV3 {
  static final String TB_KEY = "tb-key";
  static final String SUBSCRIPTION_KEY = "Ocp-Apim-Subscription-Key";
  static final String VERSION_HEADER = "x-api-version";
  static final String VERSION = "3.0";

  static final String CUSTOMERS = "/prosjekt/Kunde";
  static final String PROJECTS = "/prosjekt/Prosjekt";
  static final String LINES = "/prosjekt/ProsjektLinje";
  static final String EMPLOYEES = "/ansatt/Ansatt";
  static final String EXPORT = "/timelinje/timeeksport";
  static final String PREPARE_EXPORT = EXPORT + "/eksport";
  static final String MARK_EXPORTED = EXPORT + "/eksportert";

  /** The vendor's cut of a page; a page of this size may have more behind it. */
  static final int PAGE_CUT = 1000;

  /** A page is cut at a multiple of this, whatever the vendor chooses. */
  static final int CUTS = 50;

  /** Ids in one marking call. */
  static final int MOST_MARKS = 500;

  static final String ROWS = "value";
  static final String NEXT_LINK = "@odata.nextLink";
  static final String ANNOTATION = "@odata.";

  /** In the body of what the gateway says itself, and never in the service's. */
  static final String GATEWAY_STATUS = "statusCode";

  static final String ID = "Id";
  static final String NAME = "Navn";
  static final String CHANGED = "SistEndretDato";
  static final String DEPARTMENT = "AvdelingId";

  static final String STREET = "Gateadresse";
  static final String POSTAL_LINE = "Postadresse";
  static final String POSTAL_CODE = "Postnummer";
  static final String CITY = "Poststed";
  static final String COUNTRY = "Land";
  static final String ORGANISATION_NUMBER = "Organisasjonsnummer";
  static final String PHONE = "Telefon";
  static final String EMAIL = "Epost";
  static final String CONTACT = "Kontaktperson";
  static final String ACTIVE = "Aktiv";

  static final String NOTE = "Notat";
  static final String CUSTOMER_ID = "KundeId";
  static final String MANAGER_ID = "AnsvarligId";
  static final String START_DATE = "StartDato";
  static final String END_DATE = "FerdigDato";
  static final String STARTED = "Startet";
  static final String FINISHED = "Ferdig";
  static final String CLOSED = "Avsluttet";
  static final String CLOSED_DATE = "AvsluttetDato";

  static final String PROJECT_ID = "ProsjektId";
  static final String LINE_ID = "ProsjektLinjeId";

  static final String FIRST_NAME = "Fornavn";
  static final String LAST_NAME = "Etternavn";
  static final String IDENTIFIER = "Identifikator";
  static final String LEFT = "Sluttet";
  static final String LEFT_DATE = "SluttetDato";
  static final String HIRED_DATE = "AnsattDato";
  static final String POSITION_PERCENT = "Stillingsprosent";
  static final String HIRED_IN = "Innleie";

  static final String ENTRY_ID = "TimelinjeId";
  static final String EMPLOYEE_ID = "AnsattId";
  static final String DATE = "Dato";
  static final String HOURS = "AntallTimer";
  static final String BILLABLE = "Faktureres";
  static final String BILLABLE_HOURS = "FakturaAntall";
  static final String COST_PRICE = "Kostpris";
  static final String SALES_PRICE = "Salgspris";
  static final String PRODUCT = "ProduktId";
  static final String WORK_TYPE = "ArbeidstypeId";
  static final String PAY_TYPE = "ArtId";
  static final String ACTIVITY = "AktivitetId";
  static final String CORRECTION = "Korreksjon";

  /** What the self-check looks for, by module and entity. */
  static final List<Entity> ENTITIES =
      List.of(
          new Entity(
              "/prosjekt/$metadata",
              "Kunde",
              List.of(ID, NAME, STREET, POSTAL_LINE, POSTAL_CODE, CITY)),
          new Entity(
              "/prosjekt/$metadata",
              "Prosjekt",
              List.of(
                  ID,
                  NAME,
                  NOTE,
                  CUSTOMER_ID,
                  DEPARTMENT,
                  MANAGER_ID,
                  START_DATE,
                  END_DATE,
                  STARTED,
                  FINISHED,
                  CLOSED,
                  CLOSED_DATE)),
          new Entity(
              "/prosjekt/$metadata",
              "ProsjektLinje",
              List.of(PROJECT_ID, LINE_ID, NAME, DEPARTMENT, START_DATE, END_DATE, CLOSED)),
          new Entity(
              "/ansatt/$metadata",
              "Ansatt",
              List.of(ID, FIRST_NAME, LAST_NAME, EMAIL, IDENTIFIER, ACTIVE, LEFT, CHANGED)),
          new Entity(
              "/timelinje/$metadata",
              "Timeeksport",
              List.of(
                  ID,
                  ENTRY_ID,
                  EMPLOYEE_ID,
                  DATE,
                  HOURS,
                  BILLABLE,
                  BILLABLE_HOURS,
                  COST_PRICE,
                  SALES_PRICE,
                  PRODUCT,
                  WORK_TYPE,
                  PAY_TYPE,
                  PROJECT_ID,
                  LINE_ID,
                  ACTIVITY,
                  DEPARTMENT,
                  NOTE,
                  CORRECTION)));

  private static final Set<String> READ_ONLY = Set.of("postid", "posttype", "status");
  private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

  /**
   * The properties that the mapping relies on.
   *
   * @param document path of the service document that describes it
   */
  record Entity(String document, String name, List<String> properties) {}

  private ApiV3() {}

  /**
   * Returns whether a host may stand in a link of the vendor's: it sometimes names an inner one.
   */
  static boolean isVendorHost(String host) {
    return host.equals("tidsbanken.net") || host.endsWith(".tidsbanken.net");
  }

  /** Returns whether a property is the vendor's own and not to be sent back. */
  static boolean isReadOnly(String property) {
    String name = property.toLowerCase(Locale.ROOT);
    return READ_ONLY.contains(name)
        || name.startsWith("opprettet")
        || name.startsWith("sistendret")
        || name.contains(ANNOTATION);
  }

  /** Returns whether a property holds a local date and time. */
  static boolean isDate(String property) {
    return property.toLowerCase(Locale.ROOT).endsWith("dato");
  }

  /** Returns a moment as it stands in a filter: bare, in UTC. */
  static String literal(Instant moment) {
    return DateTimeFormatter.ISO_INSTANT.format(moment);
  }

  /** Returns a day as it is sent. */
  static String write(LocalDate day) {
    return day + "T00:00:00";
  }

  /**
   * Reads the day of a local date and time, with or without time, fraction and offset.
   *
   * @throws java.time.DateTimeException if the text is none
   */
  static LocalDate day(String text, ZoneId zone) {
    return text.length() == 10 ? LocalDate.parse(text) : local(text, zone).toLocalDate();
  }

  /**
   * Returns a local date and time without its offset. A numeric offset is cut off, as the known
   * client does; {@code Z} is converted, unless the time is midnight and so means a day.
   *
   * @throws java.time.DateTimeException if the text is none
   */
  static String withoutOffset(String text, ZoneId zone) {
    return text.length() == 10
        ? text
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local(text, zone));
  }

  /**
   * Reads a moment, with or without fraction and offset; without one it is local to the zone.
   *
   * @throws java.time.DateTimeException if the text is none
   */
  static Instant moment(String text, ZoneId zone) {
    TemporalAccessor parsed = parse(text);
    return parsed instanceof OffsetDateTime stamp
        ? stamp.toInstant()
        : LocalDateTime.from(parsed).atZone(zone).toInstant();
  }

  private static LocalDateTime local(String text, ZoneId zone) {
    TemporalAccessor parsed = parse(text);
    if (!(parsed instanceof OffsetDateTime stamp)) {
      return LocalDateTime.from(parsed);
    }
    boolean utc = stamp.getOffset().equals(ZoneOffset.UTC);
    return utc && !stamp.toLocalTime().equals(MIDNIGHT)
        ? stamp.atZoneSameInstant(zone).toLocalDateTime()
        : stamp.toLocalDateTime();
  }

  private static TemporalAccessor parse(String text) {
    return DateTimeFormatter.ISO_DATE_TIME.parseBest(
        text, OffsetDateTime::from, LocalDateTime::from);
  }
}
