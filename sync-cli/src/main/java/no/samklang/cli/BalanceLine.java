package no.samklang.cli;

import java.math.BigDecimal;

/**
 * A line of a demo's balance.
 *
 * @param where project, task or the like
 * @param what who or what it is of
 * @param registered what was registered in the one system
 * @param posted what stands in the other
 */
record BalanceLine(String where, String what, BigDecimal registered, BigDecimal posted) {
  boolean balanced() {
    return registered.compareTo(posted) == 0;
  }
}
