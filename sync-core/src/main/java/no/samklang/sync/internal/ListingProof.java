package no.samklang.sync.internal;

import java.util.Collection;
import java.util.OptionalLong;

/**
 * What the pages of one pass prove: that as many different records came as every page announced,
 * or, where the source does not count, which ids came, in whatever order. Not thread-safe.
 */
final class ListingProof {
  private OptionalLong announced = OptionalLong.empty();
  private boolean agreed = true;
  private boolean begun;
  private long records;
  private final PrintSum ids = new PrintSum();

  /** Takes a page with the total that it announced. */
  void page(OptionalLong total) {
    agreed &= total.isPresent() && (!begun || total.equals(announced));
    announced = total;
    begun = true;
  }

  /** Takes ids that came for the first time in this pass. */
  void seen(Collection<String> fresh) {
    fresh.forEach(ids::add);
    records += fresh.size();
  }

  /** Returns whether every page announced the same total and as many records came. */
  boolean countedComplete() {
    return agreed && announced.isPresent() && announced.getAsLong() == records;
  }

  /** Returns how many different records came. */
  long records() {
    return records;
  }

  /** Returns what the last page announced, for people. */
  String announced() {
    return announced.isPresent() ? Long.toString(announced.getAsLong()) : "-";
  }

  /** Returns a text that is the same for the same set of ids, and only for it. */
  String digest() {
    return records + " " + ids;
  }
}
