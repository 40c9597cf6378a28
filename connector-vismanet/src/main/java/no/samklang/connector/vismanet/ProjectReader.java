package no.samklang.connector.vismanet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.samklang.connector.vismanet.ChangeReader.Step;
import no.samklang.sync.model.Project;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads projects: one request a page, and one for each customer number not seen before. Templates
 * and the row for work without a project are left out.
 */
final class ProjectReader implements EntityReader<Project> {
  private static final ListSpec<Rows.Project> SPEC = ListSpec.PROJECTS;

  private final Reading reading;
  private final CustomerIds customers;
  private final ChangeReader<Rows.Project> changes;

  ProjectReader(Reading reading, CustomerIds customers) {
    this.reading = reading;
    this.customers = customers;
    this.changes =
        new ChangeReader<>(reading.lists(), SPEC, reading.margins(), Rows.Project::leftOut);
  }

  @Override
  public Page<SourceRecord<Project>> read(Cursor after, ReadOptions options) {
    SourceCursor cursor = SourceCursor.of(after);
    customers.learn(cursor.knownSeeds());
    int rows = Math.min(options.pageSize(), reading.pageSize());
    Step<Rows.Project> step = changes.step(cursor.list(), rows, options.whole());
    List<SourceRecord<Project>> records = Records.of(step.page(), SPEC, this::map);
    Seeds seeds = seeds(cursor.knownSeeds(), step);
    return Records.page(records, cursor.list(step.next()).seeds(seeds).text(), step);
  }

  @Override
  public List<SourceRecord<Project>> fetch(Collection<String> ids) {
    List<SourceRecord<Project>> records = new ArrayList<>();
    for (String id : ids) {
      records.addAll(
          Records.fetched(reading.lists(), SPEC, VismanetApi.PROJECT_BY_ID, id, this::map));
    }
    return records;
  }

  private @Nullable Project map(Rows.Project row) throws RowFault {
    return row.leftOut() ? null : ModelMapping.project(row, customerId(row));
  }

  private @Nullable String customerId(Rows.Project row) throws RowFault {
    String number = customerNumber(row);
    Rows.Numbered customer = row.customer();
    return number == null || customer == null ? null : customers.idOf(number, customer.name());
  }

  private static @Nullable String customerNumber(Rows.Project row) {
    String number = row.customer() == null ? null : row.customer().number();
    return number == null || number.isBlank() ? null : number;
  }

  private Seeds seeds(Seeds before, Step<Rows.Project> step) {
    Seeds seeds = before;
    for (Rows.Project row : step.page().rows()) {
      String number = row.leftOut() ? null : customerNumber(row);
      Optional<String> answer = number == null ? Optional.empty() : customers.remembered(number);
      if (number != null && answer.isPresent()) {
        seeds = seeds.with(number, answer.get(), Stamps.local(row.lastModifiedDateTime()));
      }
    }
    return reading.windowed(seeds, step.next());
  }
}
