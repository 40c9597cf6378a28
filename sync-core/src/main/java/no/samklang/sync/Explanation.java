package no.samklang.sync;

import java.util.List;
import java.util.Locale;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;

/**
 * Why a record is where it is: what was seen, what became of it and what would move it.
 *
 * @param route the route
 * @param sourceId id in the source
 * @param lines what the state knows, in order
 */
public record Explanation(String route, String sourceId, List<Message> lines) {
  /** Copies the lines. */
  public Explanation {
    lines = List.copyOf(lines);
  }

  /** Returns the explanation in the language of {@code locale}, a line each. */
  public String text(Locale locale) {
    return String.join(
        "\n", lines.stream().map(message -> Messages.text(message, locale)).toList());
  }
}
