package no.samklang.simulators.vismanet;

import java.util.List;

/**
 * A project transaction as it is kept.
 *
 * @param refNbr its number
 * @param description free text
 * @param status Hold, Balanced or Released
 * @param module for example ModulePM
 * @param note free text
 * @param created when, in epoch milliseconds of the server's clock
 * @param modified likewise
 * @param visibleFrom in lists from then on, in epoch milliseconds of the simulator's clock
 * @param version the number of its last change
 * @param lines its lines
 */
record TransactionDocument(
    String refNbr,
    String description,
    String status,
    String module,
    String note,
    long created,
    long modified,
    long visibleFrom,
    long version,
    List<TransactionLine> lines) {

  static final String RELEASED = "Released";

  TransactionDocument {
    lines = List.copyOf(lines);
  }

  boolean released() {
    return status.equals(RELEASED);
  }
}
