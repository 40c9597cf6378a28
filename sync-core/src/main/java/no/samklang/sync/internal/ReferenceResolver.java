package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Link;
import org.jspecify.annotations.Nullable;

/** Translates the references of a page of records through the links, in one look-up a type. */
final class ReferenceResolver {
  private final RouteContext context;
  private final Runnable showOwnLinks;

  ReferenceResolver(RouteContext context, Runnable showOwnLinks) {
    this.context = context;
    this.showOwnLinks = showOwnLinks;
  }

  /**
   * A record in the target's terms.
   *
   * @param value the record; of no use when something is missing
   * @param missing a required reference to a record that is not linked
   * @param leftOut references left out because their records are not linked yet
   */
  record Resolved<T>(T value, @Nullable Ref<?> missing, List<Ref<?>> leftOut) {}

  <T> List<Resolved<T>> resolve(EntityType<T> type, List<T> values) {
    Map<String, Set<String>> wanted = new HashMap<>();
    Collect collect = new Collect(wanted);
    values.forEach(value -> type.translate(value, collect));
    Map<String, Map<String, Link>> links = new HashMap<>();
    wanted.forEach((linkType, ids) -> links.put(linkType, links(linkType, ids)));
    return values.stream().map(value -> resolve(type, value, links)).toList();
  }

  private Map<String, Link> links(String linkType, Set<String> ids) {
    if (linkType.equals(context.linkType())) {
      showOwnLinks.run();
    }
    return context.links(linkType, ids);
  }

  private <T> Resolved<T> resolve(
      EntityType<T> type, T value, Map<String, Map<String, Link>> links) {
    Translate translate = new Translate(links);
    T translated = type.translate(value, translate);
    return new Resolved<>(translated, translate.missing, translate.leftOut);
  }

  private record Collect(Map<String, Set<String>> wanted) implements EntityType.Translator {
    @Override
    public <R> @Nullable Ref<R> optional(@Nullable Ref<R> reference) {
      return reference == null ? null : required(reference);
    }

    @Override
    public <R> Ref<R> required(Ref<R> reference) {
      if (reference.need() != Ref.Need.DIRECT) {
        wanted.computeIfAbsent(reference.type(), type -> new HashSet<>()).add(reference.id());
      }
      return reference;
    }
  }

  private final class Translate implements EntityType.Translator {
    private final Map<String, Map<String, Link>> links;
    private final List<Ref<?>> leftOut = new ArrayList<>();
    private @Nullable Ref<?> missing;

    Translate(Map<String, Map<String, Link>> links) {
      this.links = links;
    }

    @Override
    public <R> @Nullable Ref<R> optional(@Nullable Ref<R> reference) {
      if (reference == null) {
        return null;
      }
      if (reference.need() == Ref.Need.IF_LINKED && link(reference) == null) {
        leftOut.add(reference);
        return null;
      }
      return required(reference);
    }

    @Override
    public <R> Ref<R> required(Ref<R> reference) {
      if (reference.need() == Ref.Need.DIRECT) {
        return reference;
      }
      Link link = link(reference);
      if (link == null) {
        missing = missing == null ? reference : missing;
        return reference;
      }
      return context.translated(reference, link);
    }

    private @Nullable Link link(Ref<?> reference) {
      return links.getOrDefault(reference.type(), Map.of()).get(reference.id());
    }
  }
}
