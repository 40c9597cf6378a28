package no.samklang.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.SourceRecord;

/** Customers like those of the server, without HTTP. */
public final class SampleCustomers {
  /** Records of a page. */
  public static final int PAGE = 200;

  private SampleCustomers() {}

  /** Returns the page that begins with this number. */
  public static List<SourceRecord<Customer>> page(int from) {
    return IntStream.range(from, from + PAGE)
        .mapToObj(number -> SourceRecord.of(id(number), customer(number)))
        .toList();
  }

  /** Returns the id of a customer. */
  public static String id(int number) {
    return String.format(Locale.ROOT, "C%07d", number);
  }

  /** Returns the customer in a whole record. */
  public static Customer value(SourceRecord<Customer> whole) {
    return Objects.requireNonNull(whole.value(), "value");
  }

  private static Customer customer(int number) {
    String digits = id(number).substring(1);
    return Customer.builder()
        .number("1" + digits)
        .name("Bjørnøya Håndverk " + digits + " AS")
        .organisationNumber("91" + digits)
        .address(new Address("Øvre Storgate " + digits, "Bakgården", "9008", "Tromsø", "NO"))
        .email("post." + digits + "@eksempel.no")
        .phone("+47 100 " + digits)
        .contactPerson("Kari Nordmann")
        .active(true)
        .attributes(Map.of("note", "x".repeat(30)))
        .build();
  }
}
