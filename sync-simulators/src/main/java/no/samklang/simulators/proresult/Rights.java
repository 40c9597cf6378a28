package no.samklang.simulators.proresult;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions of the API, and which of them the account may call. */
final class Rights {

  static final String LIST_CUSTOMERS = "listKunder";
  static final String SAVE_CUSTOMER = "lagreKunde";
  static final String LIST_PROJECTS = "listProsjekter";
  static final String SAVE_PROJECT = "lagreProsjekt";
  static final String SAVE_WORK_TYPES = "lagreArbeidsarter";
  static final String LIST_ITEMS = "listVarer";
  static final String SAVE_ITEMS = "lagreVarer";
  static final String LIST_WORKERS = "listArbeidere";
  static final String LIST_HOURS = "listTimer";
  static final String MARK_HOURS = "merkTimerOverfort";
  static final String LIST_WITHDRAWALS = "listVareuttak";
  static final String MARK_WITHDRAWALS = "merkVareuttakFakturert";
  static final String CUSTOMER_CSV = "kundeCSV";
  static final String PROJECT_CSV = "prosjektCSV";
  static final String WORKER_CSV = "tilsettCSV";

  private final Map<String, Boolean> given = new LinkedHashMap<>();

  Rights() {
    List.of(
            LIST_CUSTOMERS,
            SAVE_CUSTOMER,
            LIST_PROJECTS,
            SAVE_PROJECT,
            SAVE_WORK_TYPES,
            LIST_ITEMS,
            SAVE_ITEMS,
            LIST_WORKERS,
            LIST_HOURS,
            MARK_HOURS,
            LIST_WITHDRAWALS,
            MARK_WITHDRAWALS,
            CUSTOMER_CSV,
            PROJECT_CSV,
            WORKER_CSV)
        .forEach(function -> given.put(function, true));
  }

  boolean has(String function) {
    return given.getOrDefault(function, false);
  }

  /** Returns the functions in a fixed order. */
  List<String> functions() {
    return List.copyOf(given.keySet());
  }

  void set(String function, boolean allowed) {
    if (given.replace(function, allowed) == null) {
      throw new IllegalArgumentException(
          "No function '" + function + "'; there are: " + String.join(", ", given.keySet()));
    }
  }
}
