package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import no.samklang.sync.WhenUnlinked;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Lookup;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.SyncException;
import org.jspecify.annotations.Nullable;

/** Maps a page of source records and translates their references. */
final class MapStep<S, T> {
  /** Types that the texts call by a name of their own. */
  private static final Set<String> NAMED =
      Set.of("customer", "employee", "item", "project", "project-task");

  private final RouteContext context;
  private final EntityType<T> type;
  private final Mapper<S, T> mapper;
  private final Function<String, WhenUnlinked> unlinked;
  private final ReferenceResolver references;
  private final Lookup lookup;

  /**
   * Makes the step.
   *
   * @param showOwnLinks called before records are referred to that this route itself links
   */
  MapStep(
      RouteContext context,
      EntityType<T> type,
      Mapper<S, T> mapper,
      Function<String, WhenUnlinked> unlinked,
      Runnable showOwnLinks) {
    this.context = context;
    this.type = type;
    this.mapper = mapper;
    this.unlinked = unlinked;
    this.references = new ReferenceResolver(context, showOwnLinks);
    this.lookup = new RouteLookup(context);
  }

  /** Returns what is wanted for the record of each row, in the same order. */
  List<Wanted<T>> map(List<Row<S>> rows) {
    List<Mapping<T>> mappings = rows.stream().map(this::map).toList();
    List<T> values = new ArrayList<>();
    for (Mapping<T> mapping : mappings) {
      if (mapping instanceof Mapping.Mapped<T> mapped) {
        values.add(mapped.wanted());
      }
    }
    var resolved = references.resolve(type, values).iterator();
    return mappings.stream()
        .map(
            mapping ->
                mapping instanceof Mapping.Mapped<T> mapped
                    ? ready(resolved.next(), mapped.remarks())
                    : stopped(mapping))
        .toList();
  }

  private Mapping<T> map(Row<S> row) {
    SourceRecord<S> record = row.record();
    Message fault = record.fault();
    if (fault != null) {
      return Mapping.rejected(fault);
    }
    S value = record.value();
    if (value == null) {
      return Mapping.rejected(Message.of("record.not-there", "id", record.id()));
    }
    try {
      return mapper.map(value, context.mapping(row, lookup));
    } catch (Rejected | Stale | Gone | Broken refused) {
      return Mapping.rejected(refused.message());
    } catch (SyncException system) {
      throw system;
    } catch (RuntimeException bug) {
      return Mapping.rejected(failed(context.route().name(), bug));
    }
  }

  /** Returns the reason of a record at which a function of the route threw. */
  static Message failed(String route, RuntimeException bug) {
    return Message.of("mapper.failed", "route", route, "error", bug.toString());
  }

  private Wanted<T> ready(ReferenceResolver.Resolved<T> resolved, List<Message> remarks) {
    Ref<?> missing = resolved.missing();
    if (missing == null) {
      return new Wanted.Ready<>(resolved.value(), resolved.leftOut(), remarks);
    }
    return switch (unlinked.apply(missing.type())) {
      case WAIT -> new Wanted.Stopped<>(Parked.Kind.WAITING, notLinked(missing), waitKey(missing));
      case LEAVE -> new Wanted.LeftOut<>(notLinked(missing), false);
      case ACKNOWLEDGE -> new Wanted.LeftOut<>(notLinked(missing), true);
    };
  }

  private Wanted<T> stopped(Mapping<T> mapping) {
    if (mapping instanceof Mapping.Waiting<T> waiting) {
      Ref<?> on = waiting.on();
      return new Wanted.Stopped<>(
          Parked.Kind.WAITING, waiting.why(), on == null ? null : waitKey(on));
    }
    if (mapping instanceof Mapping.Skipped<T> skipped) {
      return new Wanted.LeftOut<>(skipped.why(), skipped.acknowledge());
    }
    if (mapping instanceof Mapping.Rejected<T> rejected) {
      return new Wanted.Stopped<>(Parked.Kind.REJECTED, rejected.why(), null);
    }
    throw new IllegalStateException("a mapped record is not stopped");
  }

  /** Returns the reason of a record that waits for another to be linked. */
  static Message notLinked(Ref<?> missing) {
    String code = "reference.not-linked";
    return Message.of(
        NAMED.contains(missing.type()) ? code + "." + missing.type() : code,
        "number",
        missing.numberOrId(),
        "type",
        missing.type());
  }

  /** Returns the key under which a record waits for this reference. */
  @Nullable String waitKey(Ref<?> missing) {
    return Parked.linkKey(missing.type(), context.from(), missing.id());
  }
}
