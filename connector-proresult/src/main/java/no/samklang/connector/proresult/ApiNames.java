package no.samklang.connector.proresult;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;

/**
 * How Proresult's API spells things. The vendor's reference could not be read: what proves wrong is
 * mended here, and by the other {@code Api} classes that use it, and nowhere else.
 *
 * <p>VERIFIED, by the vendor's help pages, is only <em>what</em> goes over and how the product
 * behaves; the classes say it where it decides something. No spelling is verified. {@link Reported}
 * was seen in public code that calls the vendor; {@link Assumed} is made up in the vendor's words.
 */
final class ApiNames {

  /** REPORTED: the function script, its keys, its refusal and its functions. */
  static final class Reported {
    static final String BASE_URL = "https://proresult.app";
    static final String ACCOUNT_HEADER = "X-Account-ID";
    static final String SECRET_HEADER = "X-API-Secret";

    static final String SCRIPT = "/soap/tmcapi.php";
    static final String FUNCTION = "fn";
    static final String CUSTOMERS_CSV = "kundeCSV";
    static final String PROJECTS_CSV = "prosjektCSV";
    static final String WORKERS_CSV = "tilsettCSV";
    static final String WITH_CLOSED = "taMedAvslutta";
    static final char SEPARATOR = ';';

    /** Stands in the body of a refusal, whose status is 200. */
    static final String REFUSAL = "TMCAPI - ingen tilgang";

    private Reported() {}
  }

  /** ASSUMED: the JSON part, and the columns of the CSV part. Days and stamps are ISO 8601. */
  static final class Assumed {
    private static final String API = "/api/v1";
    static final String CUSTOMERS = API + "/kunder";
    static final String CUSTOMER = CUSTOMERS + "/{kundenummer}";
    static final String PROJECTS = API + "/prosjekter";
    static final String PROJECT = PROJECTS + "/{prosjektnummer}";
    static final String WORK_TYPES = PROJECT + "/arbeidsarter";
    static final String ITEMS = API + "/varer";
    static final String WORKERS = API + "/arbeidere";
    static final String HOURS = API + "/timer";
    static final String MARK_HOURS = HOURS + "/overfort";
    static final String WITHDRAWALS = API + "/vareuttak";
    static final String MARK_WITHDRAWALS = WITHDRAWALS + "/fakturert";

    static final int MOST_ROWS = 500;
    static final int MOST_ITEMS = 500;
    static final int MOST_IDS = 500;
    static final int LONGEST_REFERENCE = 100;

    static final String PAGE = "side";
    static final String PAGE_SIZE = "antallPerSide";
    static final String NEXT_PAGE = "nesteSide";
    static final String ROWS = "data";
    static final String TOTAL = "totalt";
    static final String CHANGED_AFTER = "endretEtter";
    static final String FROM_DAY = "fraDato";

    static final String ERROR_CODE = "feilkode";
    static final String ERROR_TEXT = "melding";
    static final String ERROR_FIELDS = "felter";
    static final String ERROR_FIELD = "felt";

    static final String RESULTS = "resultater";
    static final String RESULT_KEY = "nokkel";
    static final String RESULT = "status";
    static final String MADE = "OPPRETTET";
    static final String CHANGED = "OPPDATERT";
    static final String SAME = "UENDRET";

    /** The code of a 404 that means an empty list. */
    static final String NO_ROWS = "INGEN_TREFF";

    /** Begins the code of a row that was marked before, under another reference. */
    static final String ALREADY = "ALLEREDE_";

    static final String CHANGED_AT = "endretDato";
    static final String EXTERNAL_ID = "eksternId";
    static final String STREET = "adresse";
    static final String POSTAL_CODE = "postnummer";
    static final String CITY = "poststed";

    static final String CUSTOMER_NUMBER = "kundenummer";
    static final String CUSTOMER_NAME = "kundenavn";

    static final String PROJECT_NUMBER = "prosjektnummer";
    static final String PROJECT_NAME = "prosjektnavn";
    static final String START_DAY = "startdato";
    static final String MANAGER = "prosjektansvarligAnsattnummer";
    static final String CLOSED = "avsluttet";

    static final String WORK_TYPE = "kode";
    static final String WORK_TYPE_NAME = "navn";
    static final String WORK_TYPE_ACTIVE = "aktiv";

    static final String ITEM_NUMBER = "varenummer";
    static final String ITEM_TEXT = "beskrivelse";
    static final String PRICE = "pris";
    static final String COST = "innpris";
    static final String UNIT = "enhet";
    static final String MAIN_GROUP = "hovedgruppe";
    static final String SUB_GROUP = "undergruppe";
    static final String STOCK_ITEM = "lagervare";
    static final String ITEM_ACTIVE = "aktiv";

    static final String WORKER_ID = "arbeiderId";
    static final String WORKER_NUMBER = "ansattnummer";
    static final String ERP_NUMBER = "eksterntAnsattnummer";
    static final String WORKER_NAME = "navn";
    static final String EMAIL = "epost";
    static final String WORKER_ACTIVE = "aktiv";

    static final String ID = "id";
    static final String DAY = "dato";
    static final String HOURS_WORK_TYPE = "arbeidsartKode";
    static final String HOURS_WORK_TYPE_NAME = "arbeidsartNavn";
    static final String HOURS_WORK_TYPE_ORIGIN = "arbeidsartKilde";
    static final String ORIGIN_ERP = "ERP";
    static final String FROM_CLOCK = "fraKlokken";
    static final String TO_CLOCK = "tilKlokken";
    static final String BREAK = "pauseTimer";
    static final String HOURS_WORKED = "antallTimer";
    static final String HOURS_BILLABLE = "fakturerbareTimer";
    static final String OVERTIME_50 = "overtid50";
    static final String OVERTIME_100 = "overtid100";
    static final String RATE = "sats";
    static final String COMMENT = "kommentar";
    static final String APPROVED = "godkjent";
    static final String TRANSFERRED = "overfort";

    static final String FREE_TEXT = "fritekst";
    static final String QUANTITY = "antall";
    static final String RETURN = "retur";
    static final String RETURN_OF = "returAvId";
    static final String INVOICED = "fakturert";

    static final String MARK_IDS = "ider";
    static final String MARK_REFERENCE = "referanse";
    static final String MARK_DAY = "dato";

    /** The columns of each function, by the name that the JSON part has for the field. */
    static final Map<String, Columns> COLUMNS =
        Map.of(
            Reported.CUSTOMERS_CSV,
            new Columns(
                Map.of(CUSTOMER_NUMBER, "kundenr", CUSTOMER_NAME, "navn"),
                Map.of(STREET, "adresse", POSTAL_CODE, "postnr", CITY, "poststed"),
                Set.of(EXTERNAL_ID)),
            Reported.PROJECTS_CSV,
            new Columns(
                Map.of(PROJECT_NUMBER, "prosjektnr", PROJECT_NAME, "navn", CLOSED, "avslutta"),
                Map.of(CUSTOMER_NUMBER, "kundenr", START_DAY, "startdato"),
                Set.of(STREET, POSTAL_CODE, CITY, MANAGER, EXTERNAL_ID)),
            Reported.WORKERS_CSV,
            new Columns(
                Map.of(WORKER_ID, "id", WORKER_NAME, "navn"),
                Map.of(WORKER_NUMBER, "ansattnr", EMAIL, "epost"),
                Set.of(ERP_NUMBER, WORKER_ACTIVE)));

    private Assumed() {}
  }

  /**
   * The columns of a function, by field.
   *
   * @param needed without these a row is of no use
   * @param welcome read where they are there
   * @param others fields whose column only the settings can name
   */
  record Columns(Map<String, String> needed, Map<String, String> welcome, Set<String> others) {}

  private ApiNames() {}

  /** Returns a moment as it stands in a query. */
  static String literal(Instant moment) {
    return DateTimeFormatter.ISO_INSTANT.format(moment);
  }
}
