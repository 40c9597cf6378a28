package no.samklang.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The side of a simulator that its vendor does not have: looks into and changes what it holds,
 * counts calls and orders faults.
 *
 * <p>Every operation is also there over HTTP; see {@linkplain no.samklang.simulators the package}.
 * Safe for use by several threads.
 */
public interface Admin {

  /** Returns the names of the collections, in a fixed order. */
  List<String> collections();

  /**
   * Returns how many rows a collection holds.
   *
   * @throws IllegalArgumentException if there is no such collection
   */
  int count(String collection);

  /**
   * Returns copies of all rows of a collection in the vendor's read form. Heavy for large
   * collections.
   *
   * @throws IllegalArgumentException if there is no such collection
   */
  List<ObjectNode> rows(String collection);

  /**
   * Returns a copy of one row.
   *
   * @param key the code a user knows the row by; {@code project/line} where a key has two parts
   * @throws IllegalArgumentException if there is no such collection
   */
  Optional<ObjectNode> row(String collection, String key);

  /**
   * Adds a row, or changes the properties it names on the row with the same key. The modification
   * stamp moves to the simulator's clock unless the row brings its own.
   *
   * @param row properties in the vendor's read form; values are what Jackson can write
   * @return the row as it stands afterwards
   * @throws IllegalArgumentException if the collection is unknown or the row cannot be kept
   */
  ObjectNode put(String collection, Map<String, ?> row);

  /**
   * Does what {@code POST /_sim/data} does: rows to put and keys to delete, by collection.
   *
   * @throws IllegalArgumentException if something in it cannot be kept; earlier rows stay
   */
  void put(JsonNode changesByCollection);

  /**
   * Deletes a row as if a user of the system had done it.
   *
   * @throws IllegalArgumentException if there is no such collection or row
   */
  void delete(String collection, String key);

  /** Returns the number of calls since the start or the last {@link #forgetRequests()}. */
  long calls();

  /**
   * Returns the number of calls of one kind.
   *
   * @param method the HTTP method, upper case
   * @param pathTemplate the path as the vendor's contract writes it, for example {@code
   *     /v1/customer}
   */
  long calls(String method, String pathTemplate);

  /** Returns the last calls, oldest first, at most 1000. */
  List<RecordedCall> lastCalls();

  /** Sets all counts to zero and empties the log of calls and violations. */
  void forgetRequests();

  /** Orders a fault; it is in force until it is used up or cleared. */
  void fault(Fault fault);

  /** Takes back all faults. */
  void clearFaults();

  /** Returns the variants in force. */
  Set<String> variants();

  /**
   * Replaces the variants in force.
   *
   * @throws IllegalArgumentException if one is unknown; the message names the known ones
   */
  void variants(Collection<String> names);

  /** Returns the simulator's present moment: the clock of its options plus the offset. */
  Instant now();

  /** Sets what is added to the clock of the options; may be negative. */
  void offset(Duration offset);

  /**
   * Brings back the generated data, no faults, no calls, no tokens, the first variants, no offset.
   */
  void reset();
}
