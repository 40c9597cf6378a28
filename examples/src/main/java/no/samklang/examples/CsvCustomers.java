package no.samklang.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.Unavailable;

/** Reads customers.csv by the names of its columns: number;name;street;postalCode;city. */
final class CsvCustomers implements SourceSystem {
  private final Path file;

  CsvCustomers(Path file) {
    this.file = file;
  }

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    List<SourceRecord<T>> rows = rows(type);
    return Page.last(rows, Cursor.START).expecting(rows.size());
  }

  @Override
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return rows(type).stream().filter(row -> ids.contains(row.id())).toList();
  }

  private <T> List<SourceRecord<T>> rows(EntityType<T> type) {
    if (!type.equals(EntityTypes.CUSTOMER)) {
      throw new IllegalArgumentException("type " + type + " is not read from CSV files");
    }
    List<String> lines = lines();
    List<SourceRecord<T>> rows = new ArrayList<>();
    if (!lines.isEmpty()) {
      List<String> columns = List.of(lines.get(0).split(";", -1));
      lines.stream().skip(1).map(line -> row(type, columns, line)).forEach(rows::add);
    }
    return rows;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new Unavailable(Message.of("csv.not-readable", "file", file), unreadable);
    }
  }

  /** A row at fault is given as such, and the others go on. */
  private static <T> SourceRecord<T> row(EntityType<T> type, List<String> columns, String line) {
    List<String> cells = List.of(line.split(";", -1));
    if (cells.size() != columns.size()) {
      return SourceRecord.faulty(
          cells.get(0), Message.of("csv.wrong-cells", "wanted", columns.size()));
    }
    CsvRow row = new CsvRow(columns, cells);
    Customer customer =
        Customer.builder()
            .number(row.cell("number"))
            .name(row.cell("name"))
            .address(
                Address.builder()
                    .line1(row.cell("street"))
                    .postalCode(row.cell("postalCode"))
                    .city(row.cell("city"))
                    .build())
            .build();
    return SourceRecord.of(row.cell("number"), type.recordClass().cast(customer));
  }

  /** One row, whose cells are known by the names of their columns. */
  private record CsvRow(List<String> columns, List<String> cells) {
    String cell(String column) {
      int place = columns.indexOf(column);
      return place < 0 ? "" : cells.get(place).strip();
    }
  }
}
