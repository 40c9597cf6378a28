package no.samklang.benchmarks.work;

import no.samklang.sync.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * An order as the target takes it: an id of the target's own, no key of the caller's.
 *
 * @param customer number of the source's customer; the target takes any number of orders for one
 * @param text what is ordered
 * @param reference free text that the target can be searched for; null for none
 */
public record Order(String customer, String text, @Nullable String reference) {
  static final EntityType<Order> TYPE = EntityType.of("order", Order.class);

  /** Returns the order that every contender makes for a customer. */
  static Order of(String number, String name) {
    return new Order(number, "Servicebesøk hos " + name.strip(), null);
  }

  Order referringTo(String other) {
    return new Order(customer, text, other);
  }
}
