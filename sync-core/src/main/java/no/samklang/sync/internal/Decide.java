package no.samklang.sync.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import no.samklang.sync.FieldRule;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/** Decides what is to become of a mirrored record. Pure: no I/O, no clock, no state. */
final class Decide {
  private final Function<String, FieldRule> rules;

  Decide(Function<String, FieldRule> rules) {
    this.rules = rules;
  }

  /**
   * What is known of one record.
   *
   * @param wanted fields as they should stand
   * @param linkedTo id of the linked target record; null when there is none
   * @param lastWritten packed hashes of the fields as last written; empty when it was only seen,
   *     null when not remembered
   * @param matches target records that match, when there is no link; the linked one, as it stands,
   *     when it is not remembered what was written
   */
  @SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
  record Situation(
      Map<String, @Nullable String> wanted,
      @Nullable String linkedTo,
      byte @Nullable [] lastWritten,
      List<Hit> matches) {}

  /**
   * A target record that matches.
   *
   * @param targetId its id
   * @param targetNumber the number that people see on it
   * @param fields its fields
   * @param takenBy id of the source record that has it; null while it is free
   */
  record Hit(
      String targetId,
      @Nullable String targetNumber,
      Map<String, @Nullable String> fields,
      @Nullable String takenBy) {}

  Decision decide(Situation situation) {
    String linkedTo = situation.linkedTo();
    if (linkedTo != null) {
      return linked(linkedTo, situation);
    }
    if (situation.matches().size() > 1) {
      return new Decision.Review(
          Message.of(
              "match.several",
              "ids",
              String.join(", ", situation.matches().stream().map(Hit::targetId).toList())));
    }
    return situation.matches().isEmpty()
        ? unmatched(situation.lastWritten())
        : matched(situation.matches().get(0), situation.wanted());
  }

  /** A record that was written once stands in the target, though its link is lost. */
  private static Decision unmatched(byte @Nullable [] lastWritten) {
    return lastWritten == null || lastWritten.length == 0
        ? new Decision.Create()
        : new Decision.Review(Message.of("link.lost"));
  }

  private Decision linked(String targetId, Situation situation) {
    byte[] before = situation.lastWritten();
    Set<String> names = situation.wanted().keySet();
    if (before != null && before.length > 0 && !FieldPrints.isRetired(before)) {
      names = FieldPrints.changed(before, situation.wanted());
    } else if (before == null && !situation.matches().isEmpty()) {
      names = differing(situation.matches().get(0), situation.wanted());
    }
    Set<String> fields = writable(names, situation.wanted());
    return fields.isEmpty()
        ? new Decision.Remember(targetId)
        : new Decision.Update(targetId, fields);
  }

  private Decision matched(Hit hit, Map<String, @Nullable String> wanted) {
    if (hit.takenBy() != null) {
      return new Decision.Review(Correlate.taken(hit.targetId(), hit.takenBy()));
    }
    Set<String> names = differing(hit, wanted);
    return new Decision.Adopt(hit.targetId(), hit.targetNumber(), writable(names, wanted));
  }

  private static Set<String> differing(Hit hit, Map<String, @Nullable String> wanted) {
    Set<String> names = new LinkedHashSet<>(wanted.keySet());
    names.removeIf(name -> same(name, wanted.get(name), hit.fields()));
    return names;
  }

  private static boolean same(
      String name, @Nullable String wanted, Map<String, @Nullable String> there) {
    if (wanted != null && !wanted.isBlank() && !wanted.equals(FieldPrints.EMPTY_LIST)) {
      return wanted.equals(there.get(name));
    }
    String below = name + ".";
    return there.entrySet().stream()
        .filter(field -> field.getKey().equals(name) || field.getKey().startsWith(below))
        .allMatch(field -> isEmpty(field.getValue()));
  }

  private Set<String> writable(Set<String> names, Map<String, @Nullable String> wanted) {
    Set<String> kept = new TreeSet<>();
    for (String name : names) {
      FieldRule rule = rules.apply(name);
      boolean present = !isEmpty(wanted.get(name));
      if (rule.owned() && (rule != FieldRule.IF_PRESENT || present)) {
        kept.add(name);
      }
    }
    if (!kept.isEmpty()) {
      wanted.keySet().stream()
          .filter(name -> rules.apply(name) == FieldRule.WITH_EVERY_CHANGE)
          .forEach(kept::add);
    }
    return kept;
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
