package no.samklang.sync.spi;

/**
 * How a page is to be read.
 *
 * @param pageSize rows wished for in a page; a connector may give fewer or more
 * @param whole whether the pass must see everything, whatever changed, and not only what changed
 */
public record ReadOptions(int pageSize, boolean whole) {
  /** Changes only, pages of 200. */
  public static final ReadOptions DEFAULT = new ReadOptions(200, false);

  /** Checks the page size. */
  public ReadOptions {
    if (pageSize < 1) {
      throw new IllegalArgumentException("pageSize " + pageSize + ": use at least 1");
    }
  }
}
