package no.samklang.connector.vismanet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.FinancialPeriod;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads financial periods: all in one request, as the list knows no pages, or one by one. */
final class PeriodReader implements EntityReader<FinancialPeriod> {
  private final ApiClient client;

  PeriodReader(ApiClient client) {
    this.client = client;
  }

  @Override
  public Page<SourceRecord<FinancialPeriod>> read(Cursor after, ReadOptions options) {
    return Page.last(
        client.request("GET", VismanetApi.PERIODS).readRows(Rows.Period.class).stream()
            .map(PeriodReader::record)
            .toList(),
        Cursor.START);
  }

  @Override
  public List<SourceRecord<FinancialPeriod>> fetch(Collection<String> ids) {
    List<SourceRecord<FinancialPeriod>> records = new ArrayList<>();
    for (String id : ids) {
      records.add(parsed(id).flatMap(this::period).orElseGet(() -> SourceRecord.gone(id)));
    }
    return records;
  }

  private Optional<SourceRecord<FinancialPeriod>> period(YearMonth period) {
    return client
        .request("GET", VismanetApi.PERIOD, Stamps.period(period))
        .alsoAccept(404)
        .send(
            reply ->
                reply.status() == 404
                    ? Optional.empty()
                    : Optional.of(record(reply.as(Rows.Period.class))));
  }

  private static Optional<YearMonth> parsed(String id) {
    try {
      return Optional.of(YearMonth.parse(id));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static SourceRecord<FinancialPeriod> record(Rows.Period row) {
    String id = row.period() == null ? "?" : row.period();
    try {
      YearMonth period = Stamps.readPeriod("period", row.period());
      id = period.toString();
      LocalDate start = given("startDate", row.startDate());
      LocalDate end = given("endDate", row.endDate());
      return SourceRecord.of(id, new FinancialPeriod(period, start, end, row.open()));
    } catch (RowFault fault) {
      return SourceRecord.faulty(id, fault.message());
    }
  }

  private static LocalDate given(String field, @Nullable String value) throws RowFault {
    LocalDate day = Stamps.day(field, value);
    if (day == null) {
      throw new RowFault(field, null);
    }
    return day;
  }
}
