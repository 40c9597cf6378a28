package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows {@code $expand} from a row to the customer or project it names. */
final class Expansion {

  private static final Pattern PART =
      Pattern.compile(
          "(\\w+)\\s*(?:\\(\\s*\\$select=([^)]*)\\))?\\s*(?:,|$)", Pattern.UNICODE_CHARACTER_CLASS);

  private final Database database;
  private final RowView view;

  Expansion(Database database, RowView view) {
    this.database = database;
    this.view = view;
  }

  ObjectNode expand(Row row, String text, ObjectNode json) {
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException(
            "Syntax error in $expand at '" + text.substring(end) + "'.");
      }
      String inner = matcher.group(2) == null ? "" : matcher.group(2);
      add(json, row, matcher.group(1), inner);
      end = matcher.end();
    }
    return json;
  }

  private void add(ObjectNode json, Row row, String relation, String select) {
    Rows target =
        switch (relation.toLowerCase(Locale.ROOT)) {
          case "kunde" -> database.customers;
          case "prosjekt" -> database.projects;
          default -> throw unknown(row, relation);
        };
    String column = target.entity().name() + "Id";
    if (row.entity().place(column) < 0) {
      throw unknown(row, relation);
    }
    Object key = row.get(column);
    @Nullable Row found = key == null ? null : target.get(key);
    String name = view.name(target.entity().name());
    if (found == null) {
      json.putNull(name);
    } else {
      json.set(name, view.show(found, Queries.selection(target.entity(), select)));
    }
  }

  private static IllegalArgumentException unknown(Row row, String relation) {
    return new IllegalArgumentException(
        "Could not find a property named '"
            + relation
            + "' on type '"
            + row.entity().name()
            + "'.");
  }
}
