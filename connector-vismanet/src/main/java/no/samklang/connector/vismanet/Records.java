package no.samklang.connector.vismanet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samklang.connector.vismanet.ChangeReader.Step;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes source records of rows: a row that cannot be understood becomes a faulty one. */
final class Records {
  private Records() {}

  /** Turns a row into a record of the model. */
  interface Mapping<R, T> {
    /** Returns the record; null for a row that is not passed on. */
    @Nullable T map(R row) throws RowFault;
  }

  /** Returns the records of a page in the order of its rows, the faulty ones last. */
  static <R extends Rows.Listed, T> List<SourceRecord<T>> of(
      RowPage<R> page, ListSpec<R> spec, Mapping<R, T> mapping) {
    List<SourceRecord<T>> records = new ArrayList<>(page.size());
    for (R row : page.rows()) {
      SourceRecord<T> record = of(row, spec, mapping);
      if (record != null) {
        records.add(record);
      }
    }
    records.addAll(misfits(page));
    return records;
  }

  /** Returns the record of one row; null for a row that is not passed on. */
  static <R extends Rows.Listed, T> @Nullable SourceRecord<T> of(
      R row, ListSpec<R> spec, Mapping<R, T> mapping) {
    Integer identity = row.identity();
    String id = identity == null ? "?" : identity.toString();
    try {
      if (identity == null) {
        throw new RowFault(spec.idName(), null);
      }
      T value = mapping.map(row);
      return value == null ? null : SourceRecord.of(id, value);
    } catch (RowFault fault) {
      String code = row.code();
      return SourceRecord.faulty(
          id, code == null || code.isBlank() ? fault.message() : fault.messageFor(code));
    }
  }

  /** Returns the faulty records of the rows that do not have the form of a row. */
  static <R extends Rows.Listed, T> List<SourceRecord<T>> misfits(RowPage<R> page) {
    return page.misfits().stream()
        .map(
            misfit -> {
              String id = misfit.identity().isEmpty() ? "?" : misfit.identity();
              return SourceRecord.<T>faulty(id, misfit.fault());
            })
        .toList();
  }

  /** Reads one record by id: gone when it is not there, nothing when it is not passed on. */
  static <R extends Rows.Listed, T> List<SourceRecord<T>> fetched(
      Lists lists, ListSpec<R> spec, String byId, String id, Mapping<R, T> mapping) {
    Optional<RowPage<R>> found = Ids.number(id).map(identity -> lists.single(spec, byId, identity));
    return found.isEmpty() || found.get().missing()
        ? List.of(SourceRecord.gone(id))
        : of(found.get(), spec, mapping);
  }

  /** Returns a page of records, with the total where the server says it. */
  static <T> Page<SourceRecord<T>> page(List<SourceRecord<T>> records, Cursor next, Step<?> step) {
    return new Page<>(records, next, step.last(), step.total());
  }
}
