package no.samklang.connector.proresult;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.samklang.connector.proresult.ProresultPort.Mark;
import no.samklang.connector.proresult.ProresultPort.Outcome;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Marks rows by the document that holds them. The same document again changes nothing; a row that
 * another document has is never marked over. There is no way back.
 */
final class Marking {
  /** The reference of rows that a rule lets go: people see it in Proresult. */
  private static final String NOT_TRANSFERRED = "Ikke overført";

  private final Function<Mark, List<Outcome>> call;
  private final InstantSource clock;
  private final ZoneId zone;

  Marking(Function<Mark, List<Outcome>> call, ConnectorContext context) {
    this.call = call;
    this.clock = context.clock();
    this.zone = context.zone();
  }

  /**
   * Marks all rows, one call a document and 500 rows.
   *
   * @throws Rejected naming the first row that could not be marked, after all others were
   */
  void mark(Collection<Acknowledgement> delivered) {
    Map<String, List<String>> idsByReference = new LinkedHashMap<>();
    for (Acknowledgement one : delivered) {
      if (one.sourceId().matches("\\d{1,18}")) {
        String document = one.targetId();
        idsByReference
            .computeIfAbsent(
                document == null ? NOT_TRANSFERRED : document, none -> new ArrayList<>())
            .add(one.sourceId());
      }
    }
    List<Message> refused = new ArrayList<>();
    idsByReference.forEach((reference, ids) -> refused.addAll(mark(reference, ids)));
    if (!refused.isEmpty()) {
      throw new Rejected(refused.get(0));
    }
  }

  private List<Message> mark(String reference, List<String> ids) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    List<String> each = ids.stream().distinct().toList();
    Map<String, Outcome> outcomes = new HashMap<>();
    call.apply(new Mark(each, reference, today)).forEach(one -> outcomes.put(one.key(), one));
    return each.stream().flatMap(id -> refusal(id, reference, outcomes.get(id)).stream()).toList();
  }

  private static Optional<Message> refusal(String id, String reference, @Nullable Outcome outcome) {
    if (outcome == null) {
      return Optional.of(Message.of("proresult.no-outcome", "key", id));
    }
    return switch (outcome.state()) {
      case MADE, CHANGED, SAME -> Optional.empty();
      case ALREADY_MARKED ->
          Optional.of(
              Message.of("proresult.already-marked", "id", id, "reference", reference)
                  .with("code", outcome.code()));
      case FAILED ->
          Optional.of(
              Message.of("proresult.mark-refused", "id", id, "code", outcome.code())
                  .with("detail", outcome.text()));
    };
  }
}
