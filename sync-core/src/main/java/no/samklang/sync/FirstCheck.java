package no.samklang.sync;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the first plan of a route compares beside its match keys, so that a person decides before
 * the route first writes. A mirror compares the record it wants with the one that stands there, a
 * link route its left record with its right one. Immutable.
 *
 * @param nameHere reads the name of a wanted or left record; null when it has none
 * @param nameThere reads the name of a target or right record; null when it has none
 * @param closedHere whether a wanted or left record is out of use
 * @param closedThere whether a target or right record is out of use
 * @param <H> class of the wanted or left records
 * @param <T> class of the target or right records
 */
public record FirstCheck<H, T>(
    Function<H, @Nullable String> nameHere,
    Function<T, @Nullable String> nameThere,
    Predicate<H> closedHere,
    Predicate<T> closedThere) {
  /** Checks that all are there. */
  public FirstCheck {
    Objects.requireNonNull(nameHere, "nameHere");
    Objects.requireNonNull(nameThere, "nameThere");
    Objects.requireNonNull(closedHere, "closedHere");
    Objects.requireNonNull(closedThere, "closedThere");
  }

  /** Returns a check by the same name of both, as fits two records of one class. */
  public static <T> FirstCheck<T, T> byName(Function<T, @Nullable String> name) {
    return byNames(name, name);
  }

  /** Returns a check by the names of both. Nothing counts as out of use. */
  public static <H, T> FirstCheck<H, T> byNames(
      Function<H, @Nullable String> here, Function<T, @Nullable String> there) {
    return new FirstCheck<>(here, there, record -> false, record -> false);
  }

  /** Returns this check, also comparing which of the two is out of use. */
  public FirstCheck<H, T> closed(Predicate<H> here, Predicate<T> there) {
    return new FirstCheck<>(nameHere, nameThere, here, there);
  }
}
