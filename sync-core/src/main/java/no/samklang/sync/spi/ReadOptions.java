package no.samklang.sync.spi;

import java.util.Set;

/**
 * How a page is to be read.
 *
 * @param pageSize rows wished for in a page; a connector may give fewer or more
 * @param whole whether the pass must see everything, whatever changed, and not only what changed
 * @param parts names of fields that the source keeps beside the record and whose change counts as a
 *     change of the record, such as {@code workTypes} of a project; what is not named need not be
 *     asked for
 */
public record ReadOptions(int pageSize, boolean whole, Set<String> parts) {
  /** Changes only, pages of 200. */
  public static final ReadOptions DEFAULT = new ReadOptions(200, false);

  /** Checks the page size and copies the parts. */
  public ReadOptions {
    if (pageSize < 1) {
      throw new IllegalArgumentException("pageSize " + pageSize + ": use at least 1");
    }
    parts = Set.copyOf(parts);
  }

  /** Makes options that name no parts. */
  public ReadOptions(int pageSize, boolean whole) {
    this(pageSize, whole, Set.of());
  }
}
