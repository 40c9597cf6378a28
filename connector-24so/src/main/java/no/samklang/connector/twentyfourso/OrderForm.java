package no.samklang.connector.twentyfourso;

import java.util.ArrayList;
import java.util.List;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Head;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Party;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Project;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.SalesOrder;
import org.jspecify.annotations.Nullable;

/** Fills in what stands above the lines of an order. Pure. */
final class OrderForm {
  private final boolean keyInReference;

  OrderForm(boolean keyInReference) {
    this.keyInReference = keyInReference;
  }

  /**
   * Returns the head. Our key always stands in the internal memo, for people; whether it is also
   * the reference number is a setting, and the customer's own order number takes the other place.
   *
   * @throws no.samklang.sync.spi.Rejected if a text does not fit in its field
   */
  Head head(
      SalesOrder order,
      String customerId,
      Customer customer,
      @Nullable Project project,
      String key) {
    String own = blankToNull(order.buyerReference());
    String reference = keyInReference ? key : own;
    return new Head(
        buyer(customerId, customer),
        receiver(order, customerId, customer),
        order.date(),
        order.deliveryDate(),
        blankToNull(order.contact()),
        reference == null ? null : Limits.fitting("referenceNumber", reference, Limits.REFERENCE),
        blankToNull(order.text()),
        memo(order, keyInReference ? own : null, key),
        project);
  }

  private static String memo(SalesOrder order, @Nullable String own, String key) {
    List<String> parts = new ArrayList<>();
    String note = blankToNull(order.note());
    if (note != null) {
      parts.add(note);
    }
    if (own != null) {
      parts.add("Kundens ordrenr. " + own);
    }
    parts.add("Overført av Samklang. Nøkkel " + key);
    return Limits.fitting("internalMemo", String.join(". ", parts), Limits.INTERNAL_MEMO);
  }

  private static Party buyer(String id, Customer customer) {
    return new Party(
        id,
        Limits.fitting("customer.name", customer.name(), Limits.BUYER_NAME),
        customer.organisationNumber(),
        fitting("customer", customer.address(), Limits.BUYER_POSTAL_CODE, Limits.BUYER_CITY));
  }

  private static @Nullable Party receiver(SalesOrder order, String id, Customer customer) {
    Address place = order.deliveryAddress();
    String name = blankToNull(order.deliveryName());
    if (place == null && name == null) {
      return null;
    }
    return new Party(
        id,
        Limits.fitting(
            "deliveryCustomer.name", name == null ? customer.name() : name, Limits.RECEIVER_NAME),
        null,
        fitting("deliveryCustomer", place, Limits.RECEIVER_POSTAL_CODE, Limits.RECEIVER_CITY));
  }

  /** Two lines of a street become one, as the field is one. */
  private static @Nullable Address fitting(
      String field, @Nullable Address address, int postalCode, int city) {
    if (address == null) {
      return null;
    }
    String first = blankToNull(address.line1());
    String second = blankToNull(address.line2());
    String street = first == null || second == null ? first : first + ", " + second;
    return address.toBuilder()
        .line1(limited(field + ".street", street == null ? second : street, Limits.STREET))
        .line2(null)
        .postalCode(limited(field + ".postalCode", address.postalCode(), postalCode))
        .city(limited(field + ".postalArea", address.city(), city))
        .build();
  }

  private static @Nullable String limited(String field, @Nullable String text, int most) {
    return text == null ? null : Limits.fitting(field, text, most);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
