package no.samklang.sync;

import java.util.List;
import java.util.Optional;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Side;

/**
 * Moves one entity type one way, or links it. A route is data: the engine runs it, and its
 * documentation is generated from it. Immutable.
 */
public sealed interface Route permits LinkRoute, MirrorRoute, PostRoute {

  /** Returns the name: lower-case, unique in its integration, stable as the state is kept by it. */
  String name();

  /** Returns the side that is read. */
  Side from();

  /** Returns the type that is read. */
  EntityType<?> sourceType();

  /** Returns the type on the other side. */
  EntityType<?> targetType();

  /** Returns the names of routes that run before this one, because its records refer to theirs. */
  List<String> dependsOn();

  /** Returns when it runs without being asked. */
  Trigger trigger();

  /**
   * Returns the settings without which the route cannot run: it is refused, before anything is
   * read, in one message that names them all.
   *
   * @implSpec returns none
   */
  default List<String> missingSettings() {
    return List.of();
  }

  /** Returns whether its first plan must be applied by a person before it writes. */
  boolean needsAcceptance();

  /**
   * Returns what its first plan compares, for a person to decide before it is applied; empty when
   * it compares nothing.
   *
   * @implSpec returns empty
   */
  default Optional<? extends FirstCheck<?, ?>> firstCheck() {
    return Optional.empty();
  }
}
