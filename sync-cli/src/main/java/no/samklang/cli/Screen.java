package no.samklang.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a command prints: results on one stream, progress and complaints on the other. Whatever
 * passes is rid of the secrets it knows, should a system repeat one in an answer. Thread-safe.
 */
final class Screen {
  /** Shorter ones would blot out ordinary words, and are guessed anyway. */
  private static final int SHORTEST_SECRET = 4;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private volatile List<String> secrets = List.of();

  Screen(PrintWriter out, PrintWriter err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** Returns the stream of results, for help texts. */
  PrintWriter out() {
    return out;
  }

  /** Returns the stream of complaints, for the parser of the command line. */
  PrintWriter err() {
    return err;
  }

  /** Returns whether a person watches, so that a line may be drawn anew. */
  boolean terminal() {
    return terminal;
  }

  /** Keeps these texts from being printed. */
  void hide(Collection<String> more) {
    List<String> all = new ArrayList<>(secrets);
    more.stream()
        .flatMap(secret -> Stream.of(secret, Html.escape(secret), Json.escape(secret)))
        .filter(secret -> secret.length() >= SHORTEST_SECRET)
        .filter(secret -> !all.contains(secret))
        .forEach(all::add);
    all.sort(Comparator.comparingInt(String::length).reversed());
    secrets = List.copyOf(all);
  }

  /** Returns the text without the secrets. */
  String clean(String text) {
    String cleaned = text;
    for (String secret : secrets) {
      cleaned = cleaned.replace(secret, "***");
    }
    return cleaned;
  }

  /** Prints a line or lines of a result. */
  synchronized void say(String text) {
    out.println(clean(text));
    out.flush();
  }

  /** Prints a line about trouble or progress. */
  synchronized void complain(String text) {
    err.println(clean(text));
    err.flush();
  }

  /** Prints where a fault came from. */
  void complain(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    complain(trace.toString().stripTrailing());
  }

  /** Draws over the line that was drawn before. */
  synchronized void redraw(String line) {
    err.print('\r' + clean(line));
    err.flush();
  }
}
