package no.samklang.connector.proresult;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;

/**
 * The columns of one function of the script: those assumed, unless the settings name others.
 *
 * @param function the function
 * @param byField name of the column, by the field it holds
 * @param needed fields whose columns must be there
 */
record ApiColumns(String function, Map<String, String> byField, Set<String> needed) {

  /**
   * Returns the columns of a function.
   *
   * @param named columns that the settings name, by function and field
   */
  static ApiColumns of(String function, Map<String, String> named) {
    ApiNames.Columns assumed = columns(function);
    Map<String, String> byField = new TreeMap<>(assumed.welcome());
    byField.putAll(assumed.needed());
    Set<String> needed = new TreeSet<>(assumed.needed().keySet());
    String prefix = function + ".";
    named.forEach(
        (key, column) -> {
          if (key.startsWith(prefix)) {
            byField.put(key.substring(prefix.length()), column);
            needed.add(key.substring(prefix.length()));
          }
        });
    return new ApiColumns(function, byField, needed);
  }

  /** Returns whether a key names a function and a field that it may have. */
  static boolean isField(String key) {
    return ApiNames.Assumed.COLUMNS.entrySet().stream()
        .anyMatch(
            each ->
                key.startsWith(each.getKey() + ".")
                    && isField(each.getValue(), key.substring(each.getKey().length() + 1)));
  }

  private static boolean isField(ApiNames.Columns columns, String field) {
    return columns.needed().containsKey(field)
        || columns.welcome().containsKey(field)
        || columns.others().contains(field);
  }

  private static ApiNames.Columns columns(String function) {
    ApiNames.Columns columns = ApiNames.Assumed.COLUMNS.get(function);
    if (columns == null) {
      throw new IllegalArgumentException("the function " + function + " is not read");
    }
    return columns;
  }

  /** Returns the columns that a header lacks. */
  List<String> missing(List<String> header) {
    return byField.values().stream().filter(column -> !header.contains(column)).sorted().toList();
  }

  /**
   * Checks that the needed columns are there.
   *
   * @throws Broken naming those that are not, and those that are there
   */
  void check(List<String> header) {
    List<String> missing =
        needed.stream().map(byField::get).filter(column -> !header.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new Broken(
          Message.of(
                  "proresult.columns-missing",
                  "function",
                  function,
                  "columns",
                  String.join(", ", missing))
              .with("header", String.join(", ", header)));
    }
  }
}
