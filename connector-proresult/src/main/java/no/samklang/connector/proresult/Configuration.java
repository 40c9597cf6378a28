package no.samklang.connector.proresult;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Secret;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The settings, read.
 *
 * @param byCsv whether customers, projects and workers are read through the function script
 * @param csvColumns columns that are called otherwise, by function and field
 * @param overlap by how much a reading of changes overlaps the one before
 * @param pageSize most rows of a page
 * @param readFrom earliest day of hours and withdrawals; null for all
 * @param markHours whether hours can be marked as transferred
 * @param itemGroup main group of new items
 */
record Configuration(
    URI baseUrl,
    String accountId,
    Secret apiSecret,
    boolean byCsv,
    Map<String, String> csvColumns,
    Duration overlap,
    int pageSize,
    @Nullable LocalDate readFrom,
    boolean markHours,
    String itemGroup) {

  static final Duration LEAST_OVERLAP = Duration.ofMinutes(10);
  static final int PAGE_SIZE = ApiNames.Assumed.MOST_ROWS;
  static final int MOST_ITEMS = ApiNames.Assumed.MOST_ITEMS;

  private static final String CSV = "csv";

  static final List<Setting> SETTINGS =
      List.of(
          Setting.withDefault(
              "baseUrl", Kind.URL, ApiNames.Reported.BASE_URL, "Address of Proresult."),
          Setting.required("accountId", Kind.TEXT, "Id of the account, given by Proresult."),
          Setting.required("apiSecret", Kind.SECRET, "Secret of the account, given by Proresult."),
          Setting.choice(
              "lists",
              "api",
              "Where customers, projects and workers are read: the JSON lists (api), or the"
                  + " function script (csv), which gives fewer fields.",
              "api",
              CSV),
          Setting.optional(
              "csvColumns",
              Kind.TABLE,
              "Columns of the function script that are called otherwise, such as"
                  + " csvColumns.kundeCSV.kundenummer: nr."),
          Setting.withDefault(
              "overlap",
              Kind.DURATION,
              "10m",
              "By how much a reading of changes overlaps the one before; at least 10m."),
          Setting.withDefault(
              "pageSize",
              Kind.NUMBER,
              Integer.toString(PAGE_SIZE),
              "Most rows in one request; 1 to 500."),
          Setting.optional(
              "readFrom", Kind.DATE, "Earliest day of the hours and withdrawals that are read."),
          Setting.withDefault(
              "markHours",
              Kind.BOOLEAN,
              "true",
              "Whether hours are marked as transferred in Proresult. Without it they are read by"
                  + " change, and only the host's own ledger knows what was transferred."),
          Setting.withDefault("itemGroup", Kind.TEXT, "ERP", "Main group of new items."));

  /**
   * Reads the settings.
   *
   * @throws Settings.InvalidSettings if a value is outside its limits
   */
  static Configuration of(Settings settings) {
    Configuration read =
        new Configuration(
            settings.url("baseUrl"),
            settings.text("accountId"),
            settings.secret("apiSecret"),
            settings.text("lists").equals(CSV),
            settings.table("csvColumns"),
            settings.duration("overlap"),
            settings.number("pageSize"),
            settings.date("readFrom").orElse(null),
            settings.flag("markHours"),
            settings.text("itemGroup"));
    List<Settings.Problem> problems = read.problems();
    if (!problems.isEmpty()) {
      throw new Settings.InvalidSettings(problems);
    }
    return read;
  }

  private List<Settings.Problem> problems() {
    List<Settings.Problem> problems = new ArrayList<>();
    for (String key : csvColumns.keySet()) {
      if (!ApiColumns.isField(key)) {
        problems.add(
            new Settings.Problem(
                "csvColumns." + key,
                "no such column; give function and field, such as kundeCSV.kundenummer"));
      }
    }
    if (overlap.compareTo(LEAST_OVERLAP) < 0) {
      problems.add(new Settings.Problem("overlap", overlap + " is too short; give at least 10m"));
    }
    if (pageSize < 1 || pageSize > PAGE_SIZE) {
      problems.add(
          new Settings.Problem("pageSize", pageSize + " is not allowed; give 1 to " + PAGE_SIZE));
    }
    return problems;
  }
}
