package no.samklang.simulators.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A row: its object, what it belongs to, and from when it can be seen.
 *
 * @param id id
 * @param owner id of the store or order it belongs to; empty where it belongs to none
 * @param values the object; nobody changes it
 * @param marked when it was last marked for export
 * @param visibleFrom from when lists show it
 */
record Row(String id, String owner, ObjectNode values, Instant marked, Instant visibleFrom) {

  String text(String name) {
    return values.path(name).asText("");
  }
}
