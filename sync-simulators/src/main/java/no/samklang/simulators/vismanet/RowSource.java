package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The generated rows of a table. They are made when asked for, so that a million of them cost
 * nothing.
 */
interface RowSource {

  /** What a look-up gives when there is no such row. */
  int NONE = -1;

  int size();

  /** Returns a fresh row that the caller may change. */
  ObjectNode row(int slot);

  int slotOfId(int id);

  int slotOfCode(String code);

  /** Returns the highest id, so that new rows come after it. */
  int lastId();
}
