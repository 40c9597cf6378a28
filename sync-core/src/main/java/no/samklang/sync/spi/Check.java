package no.samklang.sync.spi;

import java.util.List;

/**
 * What a connector found out about its access, without changing anything.
 *
 * @param identity which company or database answered, in words a person recognises; empty if none
 * @param items what was looked at, one by one
 */
public record Check(String identity, List<Item> items) {
  /** Copies the items. */
  public Check {
    items = List.copyOf(items);
  }

  /** How an item came out. */
  public enum Result {
    /** As it should be. */
    OK,
    /** Works, but a person should know. */
    WARNING,
    /** Does not work. */
    FAILED
  }

  /**
   * One thing looked at.
   *
   * @param name what, such as {@code credentials} or {@code scope vismanet_erp_service_api:create}
   * @param result how it came out
   * @param message what was seen and what to do
   */
  public record Item(String name, Result result, Message message) {}

  /** Returns whether nothing failed. */
  public boolean ok() {
    return items.stream().noneMatch(item -> item.result() == Result.FAILED);
  }
}
