package no.samklang.connector.tidsbanken;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes OData v4 filters; what it returns is not yet percent-encoded. */
final class Filter {
  /** The service library refuses a filter of more than a hundred nodes; one term has three. */
  private static final int MOST_TERMS = 20;

  private static final int MOST_CHARACTERS = 1500;

  private Filter() {}

  static String equal(String field, String text) {
    return field + " eq '" + text.replace("'", "''") + "'";
  }

  static String equal(String field, long number) {
    return field + " eq " + number;
  }

  /** Joins filters with {@code or}, as few as need be, none too long for one request. */
  static List<String> anyOf(Collection<String> filters) {
    List<String> joined = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int terms = 0;
    for (String filter : filters) {
      int more = filter.contains(" and ") ? 2 : 1;
      boolean full =
          terms + more > MOST_TERMS || current.length() + filter.length() > MOST_CHARACTERS;
      if (full && terms > 0) {
        joined.add(current.toString());
        current.setLength(0);
        terms = 0;
      }
      current.append(terms == 0 ? "" : " or ").append(filter);
      terms += more;
    }
    if (terms > 0) {
      joined.add(current.toString());
    }
    return joined;
  }
}
