package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntFunction;

/**
 * Rows whose ids and codes count up together.
 *
 * @param size how many
 * @param firstId the internal id of the first
 * @param prefix stands before the number in the code
 * @param firstNumber the number of the first
 * @param maker makes the n-th row
 */
record NumberedSource(
    int size, int firstId, String prefix, int firstNumber, IntFunction<ObjectNode> maker)
    implements RowSource {

  private static final int MOST_DIGITS = 9;

  @Override
  public ObjectNode row(int slot) {
    return maker.apply(slot);
  }

  @Override
  public int slotOfId(int id) {
    return within(id - firstId);
  }

  @Override
  public int slotOfCode(String code) {
    if (!code.startsWith(prefix)) {
      return NONE;
    }
    String digits = code.substring(prefix.length());
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(Character::isDigit);
    return plain && digits.charAt(0) != '0' ? within(Integer.parseInt(digits) - firstNumber) : NONE;
  }

  @Override
  public int lastId() {
    return firstId + size - 1;
  }

  String code(int slot) {
    return prefix + (firstNumber + slot);
  }

  private int within(int slot) {
    return slot >= 0 && slot < size ? slot : NONE;
  }
}
