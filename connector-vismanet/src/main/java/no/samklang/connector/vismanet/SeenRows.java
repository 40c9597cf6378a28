package no.samklang.connector.vismanet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells rows that came before in a pass from new ones, in one bit a row. It lives in memory only: a
 * pass taken up by another process counts what it cannot tell as new. Not thread-safe.
 */
final class SeenRows {
  private static final int CHUNK = 1 << 12;

  private final Map<Integer, BitSet> numbers = new HashMap<>();
  private final Set<Object> others = new HashSet<>();
  private int nextPage = 1;
  private long distinct;
  private boolean news;

  /** Gets ready for the next page of that pass, forgetting another pass. */
  void begin(Progress progress) {
    boolean goesOn = progress.page() == nextPage && progress.distinct() == distinct;
    if (progress.page() == 1 || !goesOn) {
      numbers.clear();
      others.clear();
      distinct = progress.distinct();
    }
    nextPage = progress.page() + 1;
  }

  /** Returns how many rows of the page are new; a row without a key counts as new. */
  int count(RowPage<?> page) {
    int fresh = page.misfits().size();
    news = false;
    for (RowPage.Misfit misfit : page.misfits()) {
      news |= others.add(misfit);
    }
    for (Rows.Listed row : page.rows()) {
      boolean first = add(row);
      news |= first;
      fresh += first || row.key() == null ? 1 : 0;
    }
    distinct += fresh;
    return fresh;
  }

  /** Returns whether the page just counted had anything that no page before it had. */
  boolean news() {
    return news;
  }

  private boolean add(Rows.Listed row) {
    Object key = row.key();
    return key instanceof Integer number ? add(number) : others.add(key == null ? row : key);
  }

  private boolean add(int number) {
    BitSet chunk = numbers.computeIfAbsent(Math.floorDiv(number, CHUNK), each -> new BitSet(CHUNK));
    int place = Math.floorMod(number, CHUNK);
    boolean fresh = !chunk.get(place);
    chunk.set(place);
    return fresh;
  }
}
