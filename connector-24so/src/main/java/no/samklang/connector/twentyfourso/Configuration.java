package no.samklang.connector.twentyfourso;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.spi.Secret;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;

/**
 * The settings, read.
 *
 * @param confirms whether a finished order is confirmed; else it stays a draft
 * @param keyInReference whether our key stands in the reference number; else in the internal memo
 * @param overlap by how much a reading of changes overlaps the one before
 * @param lookupDelay how long a created order may stay invisible to a search
 * @param pageSize most rows of a page
 * @param callsPerSecond most calls in a second, of all users of the organisation in this process
 * @param writers orders that are written at a time
 */
record Configuration(
    URI baseUrl,
    URI tokenUrl,
    String clientId,
    Secret clientSecret,
    String organisationId,
    boolean confirms,
    boolean keyInReference,
    Duration overlap,
    Duration lookupDelay,
    int pageSize,
    int callsPerSecond,
    int writers) {

  static final Duration OVERLAP = Duration.ofMinutes(10);
  static final Duration LOOKUP_DELAY = Duration.ofMinutes(5);
  static final int PAGE_SIZE = ApiNames.Verified.MOST_ROWS;
  static final int WRITERS = 1;

  private static final String CONFIRMED = "confirmed";
  private static final String REFERENCE_NUMBER = "referenceNumber";
  private static final int MOST_CALLS = 1000;
  private static final int MOST_WRITERS = 16;

  static final List<Setting> SETTINGS =
      List.of(
          Setting.withDefault(
              "baseUrl", Kind.URL, ApiNames.Verified.BASE_URL, "Address of the 24SevenOffice API."),
          Setting.withDefault(
              "tokenUrl",
              Kind.URL,
              ApiNames.Verified.TOKEN_URL,
              "Address that gives access tokens."),
          Setting.required(
              "clientId", Kind.TEXT, "Client id of the application in the developer panel."),
          Setting.required("clientSecret", Kind.SECRET, "Client secret of the application."),
          Setting.required(
              "organisationId",
              Kind.TEXT,
              "Id of the organisation (client id in 24SevenOffice), digits only."),
          Setting.choice(
              "orderStatus",
              CONFIRMED,
              "Status of a finished order. No choice sends an invoice.",
              CONFIRMED,
              "draft"),
          Setting.choice(
              "keyField",
              REFERENCE_NUMBER,
              "Where our key stands on an order: referenceNumber, which is found fastest, or"
                  + " internalMemo, which leaves the reference number to the customer's own order"
                  + " number.",
              REFERENCE_NUMBER,
              "internalMemo"),
          Setting.withDefault(
              "overlap",
              Kind.DURATION,
              "10m",
              "By how much a reading of changed customers overlaps the one before."),
          Setting.withDefault(
              "lookupDelay",
              Kind.DURATION,
              "5m",
              "How long a created order may stay invisible to a search."),
          Setting.withDefault(
              "pageSize",
              Kind.NUMBER,
              Integer.toString(PAGE_SIZE),
              "Most rows in one request; 1 to 100."),
          Setting.withDefault(
              "callsPerSecond",
              Kind.NUMBER,
              "2",
              "Most calls in a second; 1 to 1000. 24SevenOffice publishes no figure."),
          Setting.withDefault(
              "writers",
              Kind.NUMBER,
              Integer.toString(WRITERS),
              "Orders that are written at a time; 1 to 16."));

  /**
   * Reads the settings.
   *
   * @throws Settings.InvalidSettings if a value is outside its limits
   */
  static Configuration of(Settings settings) {
    Configuration read =
        new Configuration(
            settings.url("baseUrl"),
            settings.url("tokenUrl"),
            settings.text("clientId"),
            settings.secret("clientSecret"),
            settings.text("organisationId"),
            settings.text("orderStatus").equals(CONFIRMED),
            settings.text("keyField").equals(REFERENCE_NUMBER),
            settings.duration("overlap"),
            settings.duration("lookupDelay"),
            settings.number("pageSize"),
            settings.number("callsPerSecond"),
            settings.number("writers"));
    List<Settings.Problem> problems = read.problems();
    if (!problems.isEmpty()) {
      throw new Settings.InvalidSettings(problems);
    }
    return read;
  }

  private List<Settings.Problem> problems() {
    List<Settings.Problem> problems = new ArrayList<>();
    if (!organisationId.matches("\\d{1,18}")) {
      problems.add(
          new Settings.Problem(
              "organisationId", "'" + organisationId + "' is not allowed; give digits only"));
    }
    require("pageSize", pageSize, PAGE_SIZE, problems);
    require("callsPerSecond", callsPerSecond, MOST_CALLS, problems);
    require("writers", writers, MOST_WRITERS, problems);
    return problems;
  }

  private static void require(String name, int value, int most, List<Settings.Problem> problems) {
    if (value < 1 || value > most) {
      problems.add(new Settings.Problem(name, value + " is not allowed; give 1 to " + most));
    }
  }
}
