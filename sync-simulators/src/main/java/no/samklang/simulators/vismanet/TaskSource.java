package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntFunction;

/**
 * The tasks of generated projects, three each: 01, 02 and 03. The code of a task is its project's
 * internal id, a slash and its own id.
 *
 * @param projects the projects they belong to
 * @param maker makes the n-th row
 */
record TaskSource(NumberedSource projects, IntFunction<ObjectNode> maker) implements RowSource {

  static final int PER_PROJECT = 3;
  private static final int FIRST_ID = 4401;

  static String code(int projectInternalId, String taskId) {
    return projectInternalId + "/" + taskId;
  }

  @Override
  public int size() {
    return projects.size() * PER_PROJECT;
  }

  @Override
  public ObjectNode row(int slot) {
    return maker.apply(slot);
  }

  @Override
  public int slotOfId(int id) {
    int slot = id - FIRST_ID;
    return slot >= 0 && slot < size() ? slot : NONE;
  }

  @Override
  public int slotOfCode(String code) {
    int slash = code.indexOf('/');
    String task = code.substring(slash + 1);
    int project = projects.slotOfId(Integer.parseInt(code.substring(0, slash)));
    if (project == NONE || !(task.equals("01") || task.equals("02") || task.equals("03"))) {
      return NONE;
    }
    return project * PER_PROJECT + task.charAt(1) - '1';
  }

  @Override
  public int lastId() {
    return FIRST_ID + size() - 1;
  }

  static int idOf(int slot) {
    return FIRST_ID + slot;
  }

  static String taskIdOf(int slot) {
    return "0" + (1 + slot % PER_PROJECT);
  }
}
