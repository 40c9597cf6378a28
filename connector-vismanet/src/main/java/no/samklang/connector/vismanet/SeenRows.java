package no.samklang.connector.vismanet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows that came before in a pass from new ones, in one bit a row. It lives in memory only: a
 * pass taken up by another process counts what it cannot tell as new. Not thread-safe.
 */
final class SeenRows {
  private static final int CHUNK = 1 << 12;

  private final Map<Integer, BitSet> chunks = new HashMap<>();
  private int nextPage = 1;
  private long distinct;

  /** Gets ready for the next page of that pass, forgetting another pass. */
  void begin(Progress progress) {
    boolean goesOn = progress.page() == nextPage && progress.distinct() == distinct;
    if (progress.page() == 1 || !goesOn) {
      chunks.clear();
      distinct = progress.distinct();
    }
    nextPage = progress.page() + 1;
  }

  /** Returns how many rows of the page are new. */
  int count(RowPage<?> page) {
    int fresh = page.misfits().size();
    for (Rows.Listed row : page.rows()) {
      fresh += add(row.identity()) ? 1 : 0;
    }
    distinct += fresh;
    return fresh;
  }

  private boolean add(@Nullable Integer identity) {
    if (identity == null) {
      return true;
    }
    BitSet chunk =
        chunks.computeIfAbsent(Math.floorDiv(identity, CHUNK), each -> new BitSet(CHUNK));
    int place = Math.floorMod(identity, CHUNK);
    boolean fresh = !chunk.get(place);
    chunk.set(place);
    return fresh;
  }
}
