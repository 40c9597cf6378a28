package no.samklang.cli;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a session gives page by page, as one row.
 *
 * @param source gives a page
 */
record Paged<T>(Source<T> source) implements Iterable<T> {
  private static final int PAGE = 500;

  /** Gives pages. */
  interface Source<T> {
    /** Returns a page after so many; a shorter one is the last. */
    List<T> page(long offset, int limit);
  }

  @Override
  public Iterator<T> iterator() {
    return new Pages<>(source);
  }

  private static final class Pages<T> implements Iterator<T> {
    private final Source<T> source;
    private List<T> page = List.of();
    private long before;
    private int at;
    private boolean ended;

    Pages(Source<T> source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      if (at < page.size()) {
        return true;
      }
      if (!ended) {
        before += page.size();
        page = source.page(before, PAGE);
        at = 0;
        ended = page.size() < PAGE;
      }
      return at < page.size();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there is no more");
      }
      return page.get(at++);
    }
  }
}
