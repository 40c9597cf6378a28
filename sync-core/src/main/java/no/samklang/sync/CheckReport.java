package no.samklang.sync;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.VendorFact;

/**
 * What was found out about both systems before a run, without changing anything.
 *
 * @param systems by connector id
 * @param missing abilities that routes need and systems do not declare, and settings that routes
 *     lack
 * @param abilities what routes rely on, and whether the connectors proved it; that something is
 *     unproven or contradicted does not fail the check, as a connector's abilities may depend on
 *     its settings
 * @param facts what of its vendor's contract each connector relies on, by connector id: what is
 *     assumed is to be checked with the first real account
 */
public record CheckReport(
    Map<String, Check> systems,
    List<Message> missing,
    List<AbilityCheck> abilities,
    Map<String, List<VendorFact>> facts) {
  /** Copies the collections. */
  public CheckReport {
    systems = Collections.unmodifiableMap(new LinkedHashMap<>(systems));
    missing = List.copyOf(missing);
    abilities = List.copyOf(abilities);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Returns whether nothing failed and nothing is missing. */
  public boolean ok() {
    return missing.isEmpty() && systems.values().stream().allMatch(Check::ok);
  }

  /**
   * Returns this report if all is well.
   *
   * @throws IllegalStateException naming everything that failed
   */
  public CheckReport orThrow() {
    if (ok()) {
      return this;
    }
    StringBuilder text = new StringBuilder("the check failed:");
    missing.forEach(message -> append(text, "routes", message));
    systems.forEach(
        (id, check) ->
            check.items().stream()
                .filter(item -> item.result() == Check.Result.FAILED)
                .forEach(item -> append(text, id + " " + item.name(), item.message())));
    throw new IllegalStateException(text.toString());
  }

  private static void append(StringBuilder text, String where, Message message) {
    text.append("\n  ").append(where).append(": ").append(Messages.text(message, Locale.ENGLISH));
  }
}
