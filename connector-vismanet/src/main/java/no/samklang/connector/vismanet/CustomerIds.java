package no.samklang.connector.vismanet;

import java.util.Objects;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.spi.Gone;
import org.jspecify.annotations.Nullable;

/**
 * Finds the internal id of a customer by its number, since a project's row carries number and name
 * only (VERIFIED). Rows of customers that are read teach it for nothing; a number not seen costs
 * one request. A number whose customer has another name than remembered is looked up again, as
 * numbers can be given to others (REPORTED). Safe for use by many threads.
 */
final class CustomerIds {
  private final ApiClient client;
  private final Recollection known = new Recollection();

  /** A customer's identity as remembered: the id and a hash of the name. */
  private record Known(String id, String name) {
    static Known of(String text) {
      int colon = text.indexOf(':');
      return new Known(text.substring(0, colon), text.substring(colon + 1));
    }
  }

  CustomerIds(ApiClient client) {
    this.client = client;
  }

  /** Learns from a customer's row. */
  void learn(Rows.Customer row) {
    if (row.internalId() != null && row.number() != null) {
      known.put(row.number(), answer(row.internalId(), row.name()));
    }
  }

  /** Learns what an earlier process looked up. */
  void learn(Seeds seeds) {
    seeds
        .byKey()
        .forEach(
            (number, seed) -> {
              if (known.get(number).isEmpty() && seed.value().indexOf(':') > 0) {
                known.put(number, seed.value());
              }
            });
  }

  /** Returns what is to be remembered about that number; empty when nothing is. */
  Optional<String> remembered(String number) {
    return known.get(number);
  }

  /**
   * Returns the internal id.
   *
   * @throws RowFault if there is no such customer
   */
  String idOf(String number, @Nullable String name) throws RowFault {
    Optional<Known> seen = known.get(number).map(Known::of);
    return seen.isPresent() && seen.get().name().equals(hash(name))
        ? seen.get().id()
        : ask(number, name);
  }

  private String ask(String number, @Nullable String name) throws RowFault {
    try {
      Rows.Customer row =
          client.request("GET", VismanetApi.CUSTOMER_BY_NUMBER, number).read(Rows.Customer.class);
      if (row.internalId() == null) {
        throw new RowFault("customer.internalId", null);
      }
      known.put(number, answer(row.internalId(), name));
      return row.internalId().toString();
    } catch (Gone e) {
      throw new RowFault("customer.number", number);
    }
  }

  private static String answer(int id, @Nullable String name) {
    return id + ":" + hash(name);
  }

  private static String hash(@Nullable String name) {
    return Integer.toHexString(Objects.hashCode(name));
  }
}
