package no.samklang.connector.tidsbanken;

import java.util.Collection;
import java.util.stream.Stream;

/** Ids that are whole numbers: of employees and of export rows. */
final class NumericId {
  private NumericId() {}

  /** Returns the ids that are numbers; no row has another. */
  static Stream<Long> of(Collection<String> ids) {
    return ids.stream().filter(id -> id.matches("-?\\d{1,18}")).map(Long::valueOf);
  }

  static String filter(long id) {
    return Filter.equal(ApiV3.ID, id);
  }

  /** Returns the id of a row, or a mark by which a row without id is known again. */
  static String orMark(Row row) {
    String id = row.text(ApiV3.ID);
    return id != null ? id : "?" + row.mark();
  }
}
