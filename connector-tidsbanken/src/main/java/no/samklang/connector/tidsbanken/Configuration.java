package no.samklang.connector.tidsbanken;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.spi.Secret;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The settings, read.
 *
 * @param overlap by how much a reading of changes overlaps the one before
 * @param pageSize most rows of a page
 * @param prepareTimeout how long preparing the hours may take
 * @param sendContactFields whether country, organisation number, phone, e-mail and contact are sent
 * @param departmentId department of new projects and sub-projects; null for none
 */
record Configuration(
    URI baseUrl,
    Secret tbKey,
    Secret subscriptionKey,
    Duration overlap,
    int pageSize,
    Duration prepareTimeout,
    boolean sendContactFields,
    @Nullable String departmentId) {

  /** The vendor mixes local time and UTC somewhere, which is two hours in summer. */
  static final Duration LEAST_OVERLAP = Duration.ofHours(2);

  static final int PAGE_SIZE = ApiV3.PAGE_CUT;

  static final List<Setting> SETTINGS =
      List.of(
          Setting.withDefault(
              "baseUrl", Kind.URL, "https://api.tidsbanken.net", "Address of the API."),
          Setting.required(
              "tbKey",
              Kind.SECRET,
              "The tb-key, which picks the database; an administrator finds it under"
                  + " integrations in Tidsbanken."),
          Setting.required(
              "subscriptionKey",
              Kind.SECRET,
              "The integrator's subscription key from Tidsbanken's developer portal."),
          Setting.withDefault(
              "overlap",
              Kind.DURATION,
              "2h",
              "By how much a reading of changed employees overlaps the one before; at least 2h."),
          Setting.withDefault(
              "pageSize",
              Kind.NUMBER,
              Integer.toString(PAGE_SIZE),
              "Most rows in one request; the vendor cuts at 1000."),
          Setting.withDefault(
              "prepareTimeout",
              Kind.DURATION,
              "120s",
              "How long preparing the hours for export may take."),
          Setting.withDefault(
              "sendContactFields",
              Kind.BOOLEAN,
              "false",
              "Whether customers also get country, organisation number, phone, e-mail and"
                  + " contact person; the vendor does not document these fields."),
          Setting.optional(
              "departmentId",
              Kind.TEXT,
              "Id of the department that new projects and sub-projects get."));

  /**
   * Reads the settings.
   *
   * @throws Settings.InvalidSettings if a value is outside its limits
   */
  static Configuration of(Settings settings) {
    Configuration read =
        new Configuration(
            settings.url("baseUrl"),
            settings.secret("tbKey"),
            settings.secret("subscriptionKey"),
            settings.duration("overlap"),
            settings.number("pageSize"),
            settings.duration("prepareTimeout"),
            settings.flag("sendContactFields"),
            settings.optionalText("departmentId").orElse(null));
    List<Settings.Problem> problems = read.problems();
    if (!problems.isEmpty()) {
      throw new Settings.InvalidSettings(problems);
    }
    return read;
  }

  private List<Settings.Problem> problems() {
    List<Settings.Problem> problems = new ArrayList<>();
    if (overlap.compareTo(LEAST_OVERLAP) < 0) {
      problems.add(new Settings.Problem("overlap", overlap + " is too short; give at least 2h"));
    }
    if (pageSize < 1) {
      problems.add(new Settings.Problem("pageSize", pageSize + " is too small; give at least 1"));
    }
    if (prepareTimeout.isZero()) {
      problems.add(
          new Settings.Problem("prepareTimeout", "zero is not allowed; give such as 120s"));
    }
    return problems;
  }
}
