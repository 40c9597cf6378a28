package no.samklang.simulators.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a system holds, as the admin side sees and changes it. Called with the system locked. */
public interface SimulatedData {

  /** Returns the names of the collections. */
  List<String> collections();

  /** Returns the number of rows of a collection. */
  int count(String collection);

  /** Returns the rows of a collection in the vendor's read form. */
  Stream<ObjectNode> rows(String collection);

  /** Returns one row by the code a user knows it by. */
  Optional<ObjectNode> row(String collection, String key);

  /**
   * Adds or changes a row.
   *
   * @param row belongs to the callee
   * @param checked whether to refuse what a user could not do
   */
  ObjectNode put(String collection, ObjectNode row, boolean checked);

  /** Deletes a row. */
  void delete(String collection, String key);
}
