package no.samklang.connector.vismanet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an earlier create reached the company. The list cannot be filtered on any text
 * (VERIFIED), so:
 *
 * <ol>
 *   <li>Documents of that project, period and module are listed, all pages, created since the
 *       create was sent less the clock margin; which clock the server compares is not known
 *       (ASSUMED UTC or local), so the bound is written in UTC, the earlier of the two.
 *   <li>The reference is looked for in their descriptions and notes here, so that it does no harm
 *       if a filter is ignored.
 *   <li>Not finding it proves nothing until the look-up delay has passed since the create was sent.
 * </ol>
 *
 * <p>A search that fails throws and is never taken for absence.
 */
final class TransactionSearch {
  private final Lists lists;
  private final VismanetSettings settings;
  private final InstantSource clock;

  TransactionSearch(Lists lists, VismanetSettings settings, InstantSource clock) {
    this.lists = lists;
    this.settings = settings;
    this.clock = clock;
  }

  Found locate(ProjectTransaction wanted, Writing writing) {
    Instant begun = clock.instant();
    Set<String> found = search(wanted, writing);
    if (found.size() > 1) {
      return new Found.Several(found.stream().toList());
    }
    return found.stream()
        .findFirst()
        .<Found>map(number -> new Found.Complete(Receipt.of(number)))
        .orElseGet(() -> missing(writing.sentAt(), begun, settings.lookupDelay()));
  }

  private static Found missing(@Nullable Instant sentAt, Instant begun, Duration delay) {
    Instant proven = sentAt == null ? begun : sentAt.plus(delay);
    return begun.isBefore(proven) ? new Found.NotYet(proven) : new Found.Absent();
  }

  private Set<String> search(ProjectTransaction wanted, Writing writing) {
    Set<String> numbers = new TreeSet<>();
    ListSpec<Rows.Document> spec = ListSpec.TRANSACTIONS.filteredBy(filters(wanted, writing));
    lists.all(
        spec,
        settings.pageSize(),
        page -> {
          if (!page.misfits().isEmpty()) {
            throw new Broken(page.misfits().get(0).fault());
          }
          page.rows().stream()
              .filter(row -> carries(row, writing.reference()))
              .forEach(row -> numbers.add(number(row)));
        });
    return numbers;
  }

  private Map<String, Object> filters(ProjectTransaction wanted, Writing writing) {
    Map<String, Object> filters = new LinkedHashMap<>();
    String period = Stamps.period(wanted.period());
    filters.put("project", wanted.project().numberOrId());
    filters.put("fromPeriod", period);
    filters.put("toPeriod", period);
    filters.put("module", VismanetApi.MODULE);
    filters.put("expandNote", true);
    Instant sentAt = writing.sentAt();
    if (sentAt != null) {
      filters.put(VismanetApi.CREATED, Stamps.boundInUtc(sentAt.minus(settings.clockMargin())));
      filters.put(VismanetApi.CREATED_CONDITION, VismanetApi.FROM);
    }
    return filters;
  }

  private static boolean carries(Rows.Document row, String reference) {
    return holds(row.description(), reference) || holds(row.note(), reference);
  }

  private static boolean holds(@Nullable String text, String reference) {
    return text != null && text.contains(reference);
  }

  private static String number(Rows.Document row) {
    String number = row.refNbr();
    if (number == null || number.isBlank()) {
      throw new Broken(Message.of("vismanet.row-incomplete", "field", "refNbr"));
    }
    return number;
  }
}
