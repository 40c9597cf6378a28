package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.MadeUp;

/** Makes the rows of a made-up organisation, in the vendor's read form without ids and stamps. */
final class MadeUpRows {

  private static final long HOUR = 7;
  private static final long KILOMETRE = 3;
  private static final long PIECE = 13;
  private static final int PRIVATE_EVERY = 7;
  private static final int INACTIVE_EVERY = 20;
  private static final int FIRST_ORGANISATION_NUMBER = 310_000_001;
  private static final int PRICE_SPAN = 200_000;

  private final MadeUp names;

  MadeUpRows(MadeUp names) {
    this.names = names;
  }

  List<ObjectNode> units() {
    return List.of(
        unit(KILOMETRE, "Kilometer", "km"), unit(HOUR, "Time", "t"), unit(PIECE, "Stykk", "stk"));
  }

  private static ObjectNode unit(long id, String name, String symbol) {
    return Json.object().put("id", id).put("name", name).put("symbol", symbol);
  }

  ObjectNode customer(int n) {
    return n % PRIVATE_EVERY == PRIVATE_EVERY - 1 ? person(n) : company(n);
  }

  private ObjectNode company(int n) {
    ObjectNode row = plainCustomer();
    row.put("name", names.company(n));
    row.put("organizationNumber", Integer.toString(FIRST_ORGANISATION_NUMBER + n));
    addAddresses(row.putObject("address"), n);
    row.putObject("email")
        .put("contact", "post@kunde" + n + ".example")
        .put("billing", n % 2 == 0 ? "faktura@kunde" + n + ".example" : null);
    return row.put(
        "phone",
        "+47 55 " + String.format(Locale.ROOT, "%06d", names.number("phone", n, 1_000_000)));
  }

  private ObjectNode person(int n) {
    ObjectNode row = plainCustomer().put("isCompany", false);
    String first = names.firstName(n);
    String last = names.lastName(n);
    row.put("name", first + " " + last);
    row.putObject("person").put("firstName", first).put("lastName", last);
    addAddresses(row.putObject("address"), n);
    row.putObject("email").put("contact", "privat" + n + "@kunde.example").putNull("billing");
    return row.put("mobilePhone", "+47 " + (40_000_000 + n));
  }

  /** Returns a customer that has nothing but its defaults. */
  static ObjectNode plainCustomer() {
    ObjectNode row = Json.object();
    row.put("name", "").putNull("externalReference");
    row.put("isCompany", true).put("isSupplier", false).putNull("organizationNumber");
    return row.putNull("phone").putNull("mobilePhone");
  }

  private void addAddresses(ObjectNode address, int n) {
    ObjectNode visit = address(address.putObject("visit"), n);
    visit.put("countryCode", "NO");
    address(address.putObject("postal"), n + 1);
    ObjectNode delivery = address.putObject("delivery").putNull("name").putNull("street");
    delivery.putNull("postalCode").putNull("postalArea").putNull("countryCode");
  }

  private ObjectNode address(ObjectNode address, int n) {
    address.put("street", names.street(n)).put("postalCode", names.postalCode(n));
    return address.put("postalArea", names.city(n)).putNull("countrySubdivision");
  }

  /** The first two are what hours and kilometres are invoiced by. */
  ObjectNode product(int n) {
    return switch (n) {
      case 0 -> product("TIME-100", "Arbeidstid montør", HOUR, new BigDecimal("890"));
      case 1 -> product("KM-200", "Kjøring servicebil", KILOMETRE, new BigDecimal("14.5"));
      default -> {
        BigDecimal price = BigDecimal.valueOf(1000L + names.number("price", n, PRICE_SPAN), 2);
        ObjectNode row = product("VARE-" + (1000 + n), names.task(n) + " " + n, PIECE, price);
        boolean old = n % INACTIVE_EVERY == INACTIVE_EVERY - 1;
        yield row.put("status", old ? "inactive" : "active");
      }
    };
  }

  private ObjectNode product(String number, String name, long unit, BigDecimal price) {
    ObjectNode row = plainProduct().put("number", number).put("name", name);
    row.put("salesPrice", price).put("costPrice", price.divide(BigDecimal.valueOf(2)));
    row.set("units", units().stream().filter(u -> u.path("id").asLong() == unit).findAny().get());
    return row;
  }

  /** Returns a product that has nothing but its defaults. */
  static ObjectNode plainProduct() {
    ObjectNode row = Json.object();
    row.put("name", "").putNull("number").put("type", "default").put("status", "active");
    row.putNull("description").put("costPrice", 0).put("salesPrice", 0).put("indirectCost", 0);
    row.put("webshopEnabled", false);
    row.putObject("stock").put("isManaged", false).put("quantity", 0).putNull("location");
    row.putNull("ean").putNull("eanAlternative");
    row.putObject("units").putNull("id").putNull("name").putNull("symbol");
    row.putObject("category").put("id", -1).put("name", "Varer");
    row.putObject("supplier").putNull("id").putNull("name");
    return row;
  }

  ObjectNode project(int n) {
    return Json.object()
        .put("dimensionType", 1)
        .put("value", Integer.toString(3391 + n))
        .put("name", names.project(n));
  }
}
