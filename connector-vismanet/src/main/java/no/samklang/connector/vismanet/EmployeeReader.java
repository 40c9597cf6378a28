package no.samklang.connector.vismanet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.samklang.sync.model.Employee;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;

/**
 * Reads employees. The vendor has no read by their internal id (VERIFIED), and their number can
 * change; so a fetch reads the list, one request a page, and picks.
 */
final class EmployeeReader implements EntityReader<Employee> {
  private static final ListSpec<Rows.Employee> SPEC = ListSpec.EMPLOYEES;

  private final Reading reading;
  private final EntityReader<Employee> changes;

  EmployeeReader(Reading reading) {
    this.reading = reading;
    this.changes = new PlainReader<>(reading, SPEC, SPEC.path(), ModelMapping::employee);
  }

  @Override
  public Page<SourceRecord<Employee>> read(Cursor after, ReadOptions options) {
    return changes.read(after, options);
  }

  @Override
  public List<SourceRecord<Employee>> fetch(Collection<String> ids) {
    Set<String> wanted = new HashSet<>(ids);
    List<SourceRecord<Employee>> records = new ArrayList<>();
    if (!wanted.isEmpty()) {
      reading
          .lists()
          .all(
              SPEC,
              reading.pageSize(),
              page ->
                  Records.of(page, SPEC, ModelMapping::employee).stream()
                      .filter(record -> wanted.remove(record.id()))
                      .forEach(records::add));
    }
    wanted.forEach(id -> records.add(SourceRecord.gone(id)));
    return records;
  }
}
