package no.samklang.connector.smartday;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.samklang.sync.model.WorkOrderRegistration;
import no.samklang.sync.spi.Secret;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The settings, read.
 *
 * @param login credentials, in the chosen form
 * @param pace least time between the starts of two calls
 * @param timeout how long one call may take
 * @param localTimes whether a {@code Z} on a time means nothing
 * @param store id of the store whose items are kept
 * @param wholesaler wholesaler of new items
 * @param vatRate value added tax of new items, in per cent
 * @param companyCategory category of companies
 * @param privateCategory category of private persons
 * @param finished numbers of the statuses that are finished
 * @param statusText which property people read as the status
 * @param codeKinds what the codes of registrations stand for, where their unit does not tell
 * @param readFrom tasks that ended before this day come without what is registered; null for none
 * @param reading what the engine must know of the reading and writing
 */
record Configuration(
    URI baseUrl,
    Login login,
    Duration pace,
    Duration timeout,
    boolean localTimes,
    String store,
    String wholesaler,
    int vatRate,
    String companyCategory,
    String privateCategory,
    Set<Integer> finished,
    String statusText,
    Map<String, WorkOrderRegistration.Kind> codeKinds,
    @Nullable LocalDate readFrom,
    Ways reading) {

  /** How one logs in. */
  sealed interface Login {
    /** Returns what nobody may read. */
    Secret secret();

    /** By a key of the common API. */
    record Key(Secret secret) implements Login {}

    /** By what Smartday calls Bridge; its password is the secret. */
    record Bridge(String agreementNumber, String user, Secret secret) implements Login {}
  }

  /**
   * How is read and written.
   *
   * @param overlap by how much a reading of changes overlaps the one before
   * @param pageSize rows asked for in a page
   * @param batchSize most records of one write
   * @param lookupDelay how long a create may stay invisible
   * @param reportBack whether tasks are moved on when their order stands
   */
  record Ways(
      Duration overlap, int pageSize, int batchSize, Duration lookupDelay, boolean reportBack) {}

  static final Ways DEFAULTS =
      new Ways(Duration.ofMinutes(10), 100, 20, Duration.ofMinutes(1), false);

  private static final int MOST_ROWS = 1000;
  private static final int MOST_RECORDS = 100;
  private static final String KEY = "subscriptionKey";
  private static final String BRIDGE = "bridge";
  private static final String LOCAL = "local";
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,6}(\\s*,\\s*\\d{1,6})*");
  private static final Map<String, WorkOrderRegistration.Kind> KINDS =
      Map.of(
          "TIME",
          WorkOrderRegistration.Kind.TIME,
          "KM",
          WorkOrderRegistration.Kind.DISTANCE,
          "OTHER",
          WorkOrderRegistration.Kind.OTHER);

  static final List<Setting> SETTINGS =
      List.of(
          Setting.withDefault(
              "baseUrl", Kind.URL, ApiNames.Reported.BASE_URL, "Address of the Common API."),
          Setting.choice(
              "login",
              KEY,
              "Form of the credentials: a subscription key, or agreement number with Bridge user"
                  + " and password. Only those of the chosen form are needed.",
              KEY,
              BRIDGE),
          Setting.optional(
              "subscriptionKey",
              Kind.SECRET,
              "Subscription key; needed with login subscriptionKey."),
          Setting.optional(
              "agreementNumber",
              Kind.TEXT,
              "Agreement number, from Smartday's settings; needed with login bridge."),
          Setting.optional(
              "bridgeUser",
              Kind.TEXT,
              "Bridge user, from Smartday's settings; needed with login bridge."),
          Setting.optional(
              "bridgePassword",
              Kind.SECRET,
              "Bridge password, from Smartday's settings; needed with login bridge."),
          Setting.withDefault(
              "pace", Kind.DURATION, "500ms", "Least time between the starts of two calls."),
          Setting.withDefault(
              "timeout", Kind.DURATION, "5m", "How long one call may take; lists are slow."),
          Setting.choice(
              "times",
              "as-written",
              "Whether a Z on a time means UTC (as-written), or nothing because times are local"
                  + " (local). Settle it with one task whose time is known.",
              "as-written",
              LOCAL),
          Setting.withDefault(
              "overlap",
              Kind.DURATION,
              "10m",
              "By how much a reading of changes overlaps the one before; at least 10m."),
          Setting.withDefault(
              "pageSize", Kind.NUMBER, "100", "Rows asked for in one request; 1 to 1000."),
          Setting.withDefault(
              "batchSize", Kind.NUMBER, "20", "Most records in one write; 1 to 100."),
          Setting.withDefault(
              "lookupDelay",
              Kind.DURATION,
              "1m",
              "How long a new record may take to show; before that, not seeing it proves nothing."),
          Setting.withDefault("store", Kind.TEXT, "1", "Id of the store whose items are kept."),
          Setting.withDefault("wholesaler", Kind.TEXT, "SD", "Wholesaler of new items."),
          Setting.withDefault(
              "vatRate", Kind.NUMBER, "25", "Value added tax of new items, in per cent."),
          Setting.withDefault(
              "companyCategory", Kind.TEXT, "1", "Id of the category of companies."),
          Setting.withDefault(
              "privateCategory", Kind.TEXT, "0", "Id of the category of private persons."),
          Setting.withDefault(
              "finishedStatuses",
              Kind.TEXT,
              "7",
              "Numbers of the statuses that count as finished, with commas between."),
          Setting.choice(
              "statusText",
              "statusWeb",
              "Which property people read as the status of a task.",
              "statusWeb",
              "crmInfo1",
              "crmInfo2"),
          Setting.optional(
              "codeKinds",
              Kind.TABLE,
              "What salary codes stand for where their unit does not tell: TIME, KM or OTHER, such"
                  + " as codeKinds.90060: KM."),
          Setting.optional(
              "readFrom",
              Kind.DATE,
              "Tasks that ended and were last touched before this day come without what is"
                  + " registered on them, which saves two calls for each."),
          Setting.withDefault(
              "reportBack",
              Kind.BOOLEAN,
              "false",
              "Whether a task is moved on to approved (8) when its order stands. Then only finished"
                  + " tasks are read, all of them in every run."));

  /**
   * Reads the settings.
   *
   * @throws Settings.InvalidSettings if a value is outside its limits, or one of the chosen form of
   *     the credentials is missing
   */
  static Configuration of(Settings settings) {
    List<Settings.Problem> problems = problems(settings);
    if (!problems.isEmpty()) {
      throw new Settings.InvalidSettings(problems);
    }
    return new Configuration(
        settings.url("baseUrl"),
        login(settings),
        settings.duration("pace"),
        settings.duration("timeout"),
        settings.text("times").equals(LOCAL),
        settings.text("store"),
        settings.text("wholesaler"),
        settings.number("vatRate"),
        settings.text("companyCategory"),
        settings.text("privateCategory"),
        numbers(settings.text("finishedStatuses")),
        settings.text("statusText"),
        kinds(settings.table("codeKinds")),
        settings.date("readFrom").orElse(null),
        new Ways(
            settings.duration("overlap"),
            settings.number("pageSize"),
            settings.number("batchSize"),
            settings.duration("lookupDelay"),
            settings.flag("reportBack")));
  }

  /** Returns by what an agreement is told from others; holds no secret. */
  String account() {
    String key =
        login instanceof Login.Bridge bridge
            ? bridge.agreementNumber()
            : Integer.toHexString(login.secret().reveal().hashCode());
    return baseUrl + " " + key;
  }

  private static Login login(Settings settings) {
    return settings.text("login").equals(BRIDGE)
        ? new Login.Bridge(
            settings.text("agreementNumber"),
            settings.text("bridgeUser"),
            settings.secret("bridgePassword"))
        : new Login.Key(settings.secret("subscriptionKey"));
  }

  private static Set<Integer> numbers(String text) {
    Set<Integer> numbers = new TreeSet<>();
    for (String each : text.split(",", -1)) {
      numbers.add(Integer.valueOf(each.strip()));
    }
    return Set.copyOf(numbers);
  }

  private static Map<String, WorkOrderRegistration.Kind> kinds(Map<String, String> table) {
    Map<String, WorkOrderRegistration.Kind> kinds = new TreeMap<>();
    table.forEach(
        (code, word) -> {
          WorkOrderRegistration.Kind kind = KINDS.get(word.strip());
          if (kind != null) {
            kinds.put(code, kind);
          }
        });
    return Map.copyOf(kinds);
  }

  private static List<Settings.Problem> problems(Settings settings) {
    List<Settings.Problem> problems = new ArrayList<>();
    if (settings.text("login").equals(BRIDGE)) {
      requireText(settings, "agreementNumber", problems);
      requireText(settings, "bridgeUser", problems);
      requireSecret(settings, "bridgePassword", problems);
    } else {
      requireSecret(settings, "subscriptionKey", problems);
    }
    Duration overlap = settings.duration("overlap");
    if (overlap.compareTo(DEFAULTS.overlap()) < 0) {
      problems.add(new Settings.Problem("overlap", overlap + " is too short; give at least 10m"));
    }
    if (settings.duration("timeout").isZero()) {
      problems.add(new Settings.Problem("timeout", "0 is not allowed; give a time such as 5m"));
    }
    requireBetween(settings, "pageSize", MOST_ROWS, problems);
    requireBetween(settings, "batchSize", MOST_RECORDS, problems);
    if (!NUMBERS.matcher(settings.text("finishedStatuses")).matches()) {
      problems.add(
          new Settings.Problem(
              "finishedStatuses", "no list of numbers; give numbers with commas, such as 7, 8"));
    }
    settings
        .table("codeKinds")
        .forEach(
            (code, kind) -> {
              if (!KINDS.containsKey(kind.strip())) {
                problems.add(
                    new Settings.Problem(
                        "codeKinds." + code, "no such kind; give TIME, KM or OTHER"));
              }
            });
    return problems;
  }

  private static void requireText(Settings settings, String name, List<Settings.Problem> problems) {
    if (settings.optionalText(name).isEmpty()) {
      problems.add(missing(name, BRIDGE));
    }
  }

  private static void requireSecret(
      Settings settings, String name, List<Settings.Problem> problems) {
    if (settings.optionalSecret(name).isEmpty()) {
      problems.add(missing(name, settings.text("login")));
    }
  }

  private static Settings.Problem missing(String name, String login) {
    String other = login.equals(BRIDGE) ? KEY : BRIDGE;
    return new Settings.Problem(
        name, "missing; give it, as login " + login + " needs it, or choose login " + other);
  }

  private static void requireBetween(
      Settings settings, String name, int most, List<Settings.Problem> problems) {
    int number = settings.number(name);
    if (number < 1 || number > most) {
      problems.add(new Settings.Problem(name, number + " is not allowed; give 1 to " + most));
    }
  }
}
