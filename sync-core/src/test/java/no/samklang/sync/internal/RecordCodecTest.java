package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Fingerprint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  private static final byte[] SALT = "1\n".getBytes(StandardCharsets.UTF_8);

  private static Fingerprint print(Object record) {
    return RecordCodec.fingerprint(SALT, record);
  }

  private static TimeEntry hours(String figure) {
    return TimeEntry.builder()
        .date(LocalDate.of(2026, 11, 2))
        .employee(Ref.to(EntityTypes.EMPLOYEE, "7", "07"))
        .hours(new BigDecimal(figure))
        .text("Skjøt på rør, blåst æ")
        .build();
  }

  @Test
  @Tag("F-06")
  void givesOneFingerprintToOneValueHoweverItIsWritten() {
    assertThat(print(hours("1.0"))).isEqualTo(print(hours("1.00")));
    assertThat(print(hours("100"))).isEqualTo(print(hours("1E+2")));
    assertThat(print(hours("0.00"))).isEqualTo(print(hours("0")));
    assertThat(print(hours("1.01"))).isNotEqualTo(print(hours("1.0")));
  }

  @Test
  void tellsAListThatWasNotReadFromAnEmptyOne() {
    Project unread =
        Project.builder().number("231").name("Tak").status(ProjectStatus.ACTIVE).build();
    Project none = unread.toBuilder().workTypes(List.of()).build();
    Project some =
        unread.toBuilder().workTypes(List.of(new WorkType("010", "Riving", true))).build();

    assertThat(print(unread)).isNotEqualTo(print(none)).isNotEqualTo(print(some));
    assertThat(RecordCodec.fields(unread)).containsEntry("workTypes", null);
    assertThat(RecordCodec.fields(none)).containsEntry("workTypes", "[]");
    assertThat(RecordCodec.fields(some))
        .containsEntry("workTypes", "[{\"number\":\"010\",\"name\":\"Riving\",\"active\":true}]");
    assertThat(RecordCodec.read(EntityTypes.PROJECT, RecordCodec.json(some))).isEqualTo(some);
  }

  @Test
  void givesOneFingerprintWhateverTheOrderOfAMap() {
    Seeded.times(
        50,
        random -> {
          List<String> keys = new ArrayList<>(List.of("å", "b", "ø", "d", "æ"));
          Collections.shuffle(keys, random);
          Map<String, String> attributes = new LinkedHashMap<>();
          keys.forEach(key -> attributes.put(key, "v" + key));
          assertThat(print(new Holder(attributes)))
              .isEqualTo(
                  print(new Holder(new LinkedHashMap<>(new java.util.TreeMap<>(attributes)))));
        });
  }

  /** A type of a host's own. */
  record Holder(Map<String, String> attributes) {}

  @Test
  void tellsLettersApartThatOnlyNorwegianHas() {
    assertThat(print(named("Ås"))).isNotEqualTo(print(named("As")));
    assertThat(print(named("Bø"))).isNotEqualTo(print(named("Bo")));
    assertThat(print(named("Bø"))).isEqualTo(print(named("Bø")));
  }

  private static Customer named(String name) {
    return Customer.builder().name(name).build();
  }

  @Test
  void givesAnotherFingerprintUnderAnotherMapping() {
    byte[] other = "2\n".getBytes(StandardCharsets.UTF_8);
    assertThat(RecordCodec.fingerprint(other, named("Ås"))).isNotEqualTo(print(named("Ås")));
  }

  @Test
  void readsBackWhatItWrote() {
    TimeEntry entry = hours("7.5");
    assertThat(RecordCodec.read(EntityTypes.TIME_ENTRY, RecordCodec.json(entry))).isEqualTo(entry);
    Employee employee = Employee.builder().name("Åse Bjørk").build();
    assertThat(RecordCodec.read(EntityTypes.EMPLOYEE, RecordCodec.json(employee)))
        .isEqualTo(employee);
  }

  @Test
  void showsPeopleDecimalsAsTheyWriteThem() {
    Item item = Item.builder().number("V1").name("Rør").price(new BigDecimal("1200.00")).build();
    assertThat(RecordCodec.fields(item)).containsEntry("price", "1200");
    assertThat(RecordCodec.fields(hours("0.10"))).containsEntry("hours", "0.1");
    assertThat(RecordCodec.fields(hours("12345678901234567890.123456789")))
        .containsEntry("hours", "12345678901234567890.123456789");
  }

  @Test
  void showsAReferenceByItsIdAndAnEmptyFieldAsNone() {
    Map<String, String> fields = RecordCodec.fields(hours("1"));
    assertThat(fields).containsEntry("employee", "7").containsEntry("project", null);
  }

  @Test
  void isNotBroughtDownByAnAbsurdNumber() {
    assertThat(RecordCodec.json(hours("1E+999999"))).hasSizeLessThan(500);
  }
}
