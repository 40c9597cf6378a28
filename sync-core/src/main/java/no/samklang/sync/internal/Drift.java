package no.samklang.sync.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.TargetRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds what people changed in the target in fields that the source owns.
 *
 * <ol>
 *   <li>When the last look is long enough ago, the target is listed once, by pages.
 *   <li>What stands there is compared with what was written last, by the hashes that are kept
 *       anyway. Only a value that stands there counts: a list may show fewer fields.
 *   <li>Records that differ are read from the source and take the ordinary way, as if what stands
 *       there had been written last; so brakes and rules hold.
 * </ol>
 */
final class Drift<S, T> {
  private final RouteContext context;
  private final MirrorRoute<S, T> route;
  private final Recognise<S> recognise;
  private final String memory;
  private final boolean firstPass;
  private boolean looked;
  private long found;

  /**
   * Makes the look of one run.
   *
   * @param firstPass whether the run reads everything; the very first compares all that stands in
   *     the target anyway
   */
  Drift(RouteContext context, MirrorRoute<S, T> route, Recognise<S> recognise, boolean firstPass) {
    this.context = context;
    this.route = route;
    this.recognise = recognise;
    this.firstPass = firstPass;
    this.memory = route.name() + "~drift";
  }

  private boolean due() {
    Duration every = route.driftEvery().orElse(null);
    if (every == null || context.planning() || !context.targetCapabilities().listable()) {
      return false;
    }
    Instant last = lastLook();
    boolean again = context.options().whole() && last != null;
    boolean over = last == null || !context.runStarted().isBefore(last.plus(every));
    return again || (!firstPass && over);
  }

  private @Nullable Instant lastLook() {
    String stored = context.store().cursor(context.scope(), memory).value();
    try {
      return stored.isEmpty() ? null : Instant.parse(stored);
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /** Looks, if it is time, and gives the rows of the records that differ, a page at a time. */
  void look(Consumer<List<Row<S>>> rows) throws InterruptedException {
    if (!due()) {
      return;
    }
    looked = true;
    ReadOptions options = new ReadOptions(context.targetCapabilities().pageSize(), true);
    try (PageReader<TargetRecord<T>> reader =
        new PageReader<>(
            Cursor.START, cursor -> context.target().list(route.targetType(), cursor, options))) {
      for (Page<TargetRecord<T>> page = reader.next(); page != null; page = reader.next()) {
        if (context.cancelled()) {
          throw new CancelledException();
        }
        context.lease().ensure();
        Map<String, Base> differing = differing(page.records());
        if (!differing.isEmpty()) {
          rows.accept(rows(differing));
        }
      }
    }
    if (found > 0) {
      context.log().note(Outcome.UPDATED, Message.of("drift.found", "count", found), found);
    }
  }

  /** Remembers when this run looked; the very first counts as a look. */
  void remember() {
    boolean first = firstPass && route.driftEvery().isPresent() && !context.planning();
    if (looked || first) {
      Cursor now = new Cursor(context.runStarted().toString());
      context.commit(List.of(new StateChange.PutCursor(memory, now)));
    }
  }

  /** Returns of the records that differ what stands there, as if it had been written last. */
  private Map<String, Base> differing(List<TargetRecord<T>> records) {
    Map<String, TargetRecord<T>> byId = new HashMap<>();
    records.forEach(record -> byId.put(record.id(), record));
    Map<String, Link> links =
        context
            .store()
            .links(context.scope(), context.linkType(), context.from().other(), byId.keySet());
    Map<String, TargetRecord<T>> bySource = new HashMap<>();
    links.forEach(
        (target, link) -> {
          TargetRecord<T> record = byId.get(target);
          if (record != null) {
            bySource.put(link.id(context.from()), record);
          }
        });
    Map<String, Base> differing = new HashMap<>();
    context
        .store()
        .bases(context.scope(), route.name(), bySource.keySet())
        .forEach(
            (source, base) -> {
              TargetRecord<T> record = bySource.get(source);
              byte[] stands = record == null ? base.fields() : stands(base, record.value());
              if (stands != base.fields()) {
                differing.put(source, new Base(source, base.source(), stands));
              }
            });
    return differing;
  }

  /** Returns the prints with what stands in the target; the same when it is what was written. */
  private byte[] stands(Base base, T there) {
    if (base.fields().length == 0 || FieldPrints.isRetired(base.fields())) {
      return base.fields();
    }
    Map<String, @Nullable String> fields = RecordCodec.fields(there);
    Map<String, @Nullable String> changed = new HashMap<>();
    Set<String> names = FieldPrints.changed(base.fields(), fields);
    for (String name : names) {
      String text = fields.get(name);
      if (route.rule(name).owned() && text != null && FieldPrints.holds(base.fields(), name)) {
        changed.put(name, text);
      }
    }
    return changed.isEmpty() ? base.fields() : FieldPrints.replaced(base.fields(), changed);
  }

  private List<Row<S>> rows(Map<String, Base> differing) {
    List<Row<S>> rows = new ArrayList<>();
    for (Row<S> row : recognise.again(new HashSet<>(differing.keySet()))) {
      if (!row.record().gone()) {
        Base stands = differing.get(row.id());
        rows.add(new Row<>(row.record(), row.seen(), stands, row.link(), row.parked()));
      }
    }
    found += rows.size();
    return rows;
  }
}
