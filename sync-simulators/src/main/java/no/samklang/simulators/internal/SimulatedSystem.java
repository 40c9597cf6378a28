package no.samklang.simulators.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One vendor's behaviour and data. Every method is called with the system's state locked. */
public interface SimulatedSystem {

  /** Returns the id of the system. */
  String id();

  /** Returns what a user must know to call it: keys, tokens, collections. */
  String help();

  /** Returns the paths it serves; asked once. */
  Routes routes();

  /** Returns the answer to a call that may not come in, or nothing if it may. */
  Optional<Answer> refuse(Request request);

  /** Returns the answer to a path that is not served. */
  Answer notFound(Request request);

  /** Returns an error in the vendor's own form. */
  Answer error(int status, String text);

  /** Gives an answer the headers that the vendor puts on every answer. */
  Answer finish(Request request, Answer answer);

  /** Makes all tokens given out so far invalid. */
  void expireTokens();

  /** Throws away all data and makes it up anew. */
  void reset();

  /** Returns the names of the collections. */
  List<String> collections();

  /** Returns the number of rows of a collection. */
  int count(String collection);

  /** Returns the rows of a collection in the vendor's read form. */
  Stream<ObjectNode> rows(String collection);

  /** Returns one row by the code a user knows it by. */
  Optional<ObjectNode> row(String collection, String key);

  /** Adds or changes a row; {@code checked} refuses what a user could not do. */
  ObjectNode put(String collection, ObjectNode row, boolean checked);

  /** Deletes a row. */
  void delete(String collection, String key);

  /** Returns the variants the system knows. */
  Set<String> knownVariants();
}
