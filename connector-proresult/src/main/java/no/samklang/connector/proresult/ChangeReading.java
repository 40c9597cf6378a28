package no.samklang.connector.proresult;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.samklang.connector.proresult.ProresultPort.Ask;
import no.samklang.connector.proresult.ProresultPort.Row;
import no.samklang.connector.proresult.ProresultPort.Rows;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads what changed since the highest stamp of the pass before, less the overlap. */
final class ChangeReading<T> implements Reading<T> {
  private final Register<T> register;
  private final Duration overlap;

  ChangeReading(Register<T> register, Duration overlap) {
    this.register = register;
    this.overlap = overlap;
  }

  /** How far changes were read: between passes {@code highest} alone, inside one the rest too. */
  private record Place(@Nullable Instant since, @Nullable Instant highest, String page) {
    private static final String INSIDE = "page|";

    static Place parse(Cursor cursor, boolean whole) {
      String text = cursor.value();
      if (text.startsWith(INSIDE)) {
        String[] parts = text.substring(INSIDE.length()).split("\\|", 3);
        return new Place(instant(parts[0]), instant(parts[1]), parts[2]);
      }
      Instant highest = instant(text);
      return new Place(whole ? null : highest, highest, "");
    }

    Cursor inside(@Nullable Instant seen, String next) {
      return new Cursor(INSIDE + text(since) + "|" + text(seen) + "|" + next);
    }

    static Cursor between(@Nullable Instant highest) {
      return new Cursor(text(highest));
    }

    private static String text(@Nullable Instant moment) {
      return moment == null ? "" : moment.toString();
    }

    private static @Nullable Instant instant(String text) {
      return text.isEmpty() ? null : Instant.parse(text);
    }
  }

  @Override
  public Page<SourceRecord<T>> read(Cursor after, ReadOptions options) {
    Place at = Place.parse(after, options.whole());
    Instant since = at.since();
    int size = Math.min(options.pageSize(), register.pageSize());
    Rows<T> page =
        register
            .lister()
            .list(new Ask(since == null ? null : since.minus(overlap), at.page(), size));
    Instant highest = at.highest();
    for (Row<T> row : page.rows()) {
      highest = later(highest, row.changedAt());
    }
    List<SourceRecord<T>> records = Reading.records(page.rows());
    return page.next() == null
        ? Page.last(records, Place.between(highest))
        : Page.more(records, at.inside(highest, page.next()));
  }

  @Override
  public List<SourceRecord<T>> fetch(Collection<String> ids) {
    return Reading.records(register.byId(ids));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isAfter(one) ? other : one;
  }
}
