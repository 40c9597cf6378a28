package no.samklang.connector.proresult;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no.samklang.connector.proresult.ProresultPort.Ask;
import no.samklang.connector.proresult.ProresultPort.Lister;
import no.samklang.connector.proresult.ProresultPort.Row;
import no.samklang.connector.proresult.ProresultPort.Rows;

/**
 * One kind of rows, which can only be listed: Proresult gives no row by its key.
 *
 * @param lister asks for pages
 * @param pageSize most rows of a page
 * @param <T> class of the records
 */
record Register<T>(Lister<T> lister, int pageSize) {

  /** Returns the rows with these keys; stops when all are found. */
  List<Row<T>> byId(Collection<String> ids) {
    Set<String> missing = new HashSet<>(ids);
    Map<String, Row<T>> found = new LinkedHashMap<>();
    if (!missing.isEmpty()) {
      scan(
          row -> {
            if (ids.contains(row.id())) {
              found.put(row.id(), row);
              missing.remove(row.id());
            }
            return !missing.isEmpty();
          });
    }
    return List.copyOf(found.values());
  }

  /** Returns the rows whose record passes. */
  List<Row<T>> where(Predicate<T> wanted) {
    Map<String, Row<T>> found = new LinkedHashMap<>();
    scan(
        row -> {
          T value = row.value();
          if (value != null && wanted.test(value)) {
            found.put(row.id(), row);
          }
          return true;
        });
    return List.copyOf(found.values());
  }

  /** Shows every row until it is enough. */
  private void scan(Predicate<Row<T>> goesOn) {
    Ask ask = Ask.all(pageSize);
    String next = "";
    while (next != null) {
      Rows<T> page = lister.list(ask.at(next));
      for (Row<T> row : page.rows()) {
        if (!goesOn.test(row)) {
          return;
        }
      }
      next = page.next();
    }
  }
}
