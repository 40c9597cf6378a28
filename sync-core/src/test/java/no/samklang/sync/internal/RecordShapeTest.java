package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordShapeTest {
  private static final byte[] SALT = "1\n".getBytes(StandardCharsets.UTF_8);

  static List<Object> records() {
    return List.of(
        Customer.builder()
            .number("10042")
            .name("Bjørnøya Håndverk AS")
            .address(new Address("Øvre gate 1", null, "0150", "Tromsø", "NO"))
            .active(true)
            .attributes(Map.of("å", "1", "b", "2"))
            .build(),
        Project.builder()
            .number("P1")
            .name("Rørlegging")
            .status(ProjectStatus.ACTIVE)
            .customer(Ref.to(EntityTypes.CUSTOMER, "7", "10007"))
            .build(),
        Item.builder().number("V1").name("Rør").price(new BigDecimal("1200.50")).build(),
        TimeEntry.builder()
            .date(LocalDate.of(2026, 11, 2))
            .employee(Ref.to(EntityTypes.EMPLOYEE, "7"))
            .hours(new BigDecimal("7.50"))
            .build());
  }

  @ParameterizedTest
  @MethodSource("records")
  void takesModelRecordsApartAsTheirJsonWouldBe(Object record) {
    Map<String, String> byJson = new LinkedHashMap<>();
    RecordCodec.properties(record, byJson);
    assertThat(RecordShape.of(record.getClass())).isPresent();
    assertThat(RecordCodec.fields(record)).isEqualTo(byJson);
  }

  @Test
  void knowsADocumentWithLines() {
    assertThat(RecordShape.of(ProjectTransaction.class)).isPresent();
  }

  /** A host's record whose JSON is not that of its components. */
  public record Renamed(@JsonProperty("Navn") String name) {}

  @Test
  void leavesToJsonWhatIsAnnotatedForIt() {
    assertThat(RecordShape.of(Renamed.class)).isEmpty();
    assertThat(RecordCodec.fields(new Renamed("Åse"))).containsOnly(Map.entry("Navn", "Åse"));
  }

  /** A record that may hold itself. */
  public record Nested(String name, List<Nested> parts, Nested parent) {}

  @Test
  void leavesToJsonWhatHoldsItself() {
    assertThat(RecordShape.of(Nested.class)).isEmpty();
    assertThat(print(new Nested("a", List.of(), null)))
        .isNotEqualTo(print(new Nested("b", List.of(), null)));
  }

  @Test
  void tellsNeighbouringTextsApart() {
    assertThat(print(new Address("ab", "c", null, null, null)))
        .isNotEqualTo(print(new Address("a", "bc", null, null, null)));
    assertThat(print(new Address("a", null, null, null, null)))
        .isNotEqualTo(print(new Address(null, "a", null, null, null)));
    assertThat(print(new Address("", null, null, null, null)))
        .isNotEqualTo(print(new Address(null, null, null, null, null)));
  }

  @Test
  void tellsAListFromTheListsWithinIt() {
    assertThat(print(List.of("a", List.of("b")))).isNotEqualTo(print(List.of("a", "b")));
  }

  private static Fingerprint print(Object value) {
    return RecordCodec.fingerprint(SALT, value);
  }
}
