package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Item;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldPrintsTest {
  private static final Address OSLO = new Address("Storgata 1", null, "0155", "Oslo", "NO");

  private static Customer.Builder customer() {
    return Customer.builder()
        .number("1")
        .name("Ås")
        .address(OSLO)
        .attributes(Map.of("kjede", "X", "gruppe", "Y"));
  }

  private static Set<String> changed(Customer before, Customer after) {
    byte[] packed = FieldPrints.pack(RecordCodec.fields(before));
    return FieldPrints.changed(packed, RecordCodec.fields(after));
  }

  @Test
  void seesNothingInAnEqualRecord() {
    assertThat(changed(customer().build(), customer().build())).isEmpty();
  }

  @Test
  void namesTheFieldsThatChangedNestedOnesWithDots() {
    Address bergen = new Address("Storgata 1", null, "5003", "Bergen", "NO");
    assertThat(changed(customer().build(), customer().name("Ø").address(bergen).build()))
        .containsExactlyInAnyOrder("name", "address.postalCode", "address.city");
  }

  @Test
  void seesAFieldThatWasEmptied() {
    assertThat(changed(customer().phone("1").build(), customer().build())).containsExactly("phone");
    assertThat(changed(customer().build(), customer().phone("1").build())).containsExactly("phone");
  }

  @Test
  void seesAnAddressThatWasRemovedAndOneThatCame() {
    assertThat(changed(customer().build(), customer().address(null).build()))
        .containsExactly("address");
    assertThat(changed(customer().address(null).build(), customer().build()))
        .containsExactlyInAnyOrder(
            "address.line1", "address.postalCode", "address.city", "address.country");
  }

  @Test
  void reportsAVanishedAttributeAsTheAttributes() {
    Customer less = customer().attributes(Map.of("gruppe", "Y")).build();
    assertThat(changed(customer().build(), less)).containsExactly("attributes");
    Customer none = customer().attributes(Map.of()).build();
    assertThat(changed(customer().build(), none)).containsExactly("attributes");
  }

  @Test
  void reportsAVanishedAttributeAlsoBesideOtherChanges() {
    Customer after =
        customer().name("Ø").address(null).attributes(Map.of("gruppe", "Z", "ny", "1")).build();
    assertThat(changed(customer().build(), after))
        .containsExactlyInAnyOrder(
            "name", "address", "attributes", "attributes.gruppe", "attributes.ny");
  }

  @Test
  void takesDecimalsAsEqualThatHaveOneValue() {
    byte[] packed = FieldPrints.pack(RecordCodec.fields(item("100.00")));
    assertThat(FieldPrints.changed(packed, RecordCodec.fields(item("100")))).isEmpty();
    assertThat(FieldPrints.changed(packed, RecordCodec.fields(item("100.01")))).hasSize(1);
  }

  private static Item item(String price) {
    return Item.builder().number("V1").name("Vare").price(new BigDecimal(price)).build();
  }

  /** The names are exactly those whose text differs, as long as no field came or vanished. */
  @Test
  void agreesWithAComparisonFieldByField() {
    Seeded.times(
        2000,
        random -> {
          Map<String, String> before = any(random);
          Map<String, String> after = any(random);
          Set<String> differing = new TreeSet<>();
          before.forEach(
              (name, text) -> {
                if (!java.util.Objects.equals(text, after.get(name))) {
                  differing.add(name);
                }
              });
          assertThat(FieldPrints.changed(FieldPrints.pack(before), after)).isEqualTo(differing);
        });
  }

  private static Map<String, String> any(Random random) {
    Map<String, String> fields = new HashMap<>();
    for (String name : Set.of("a", "b", "c.d", "c.e", "attributes.x")) {
      fields.put(name, random.nextInt(3) == 0 ? null : Integer.toString(random.nextInt(2)));
    }
    return fields;
  }

  @Test
  void anEmptyListHoldsAsLittleAsNone() {
    byte[] never = FieldPrints.pack(workTypes(null));
    byte[] sent = FieldPrints.pack(workTypes("[{\"number\":\"01\"}]"));

    assertThat(FieldPrints.changed(never, workTypes("[]"))).isEmpty();
    assertThat(FieldPrints.changed(sent, workTypes("[]"))).containsExactly("workTypes");
  }

  @Test
  void remembersAFieldThatWasLeftAsItStood() {
    byte[] sent = FieldPrints.pack(workTypes("[{\"number\":\"01\"}]"));
    byte[] left = FieldPrints.pack(workTypes(null), sent, "workTypes"::equals);

    assertThat(FieldPrints.changed(left, workTypes("[]"))).containsExactly("workTypes");
    assertThat(FieldPrints.changed(left, workTypes("[{\"number\":\"01\"}]"))).isEmpty();
    byte[] emptied = FieldPrints.pack(workTypes(null), sent, name -> false);
    assertThat(FieldPrints.changed(emptied, workTypes("[]"))).isEmpty();
  }

  private static Map<String, @Nullable String> workTypes(@Nullable String list) {
    Map<String, @Nullable String> fields = new HashMap<>();
    fields.put("name", "P");
    fields.put("workTypes", list);
    return fields;
  }
}
