package no.samklang.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import org.junit.jupiter.api.Test;

class CustomMapperExampleTest {

  private static Mapping<Customer> map(String number, String name) {
    MappingContext context =
        new MappingContext("1", ZoneId.of("Europe/Oslo"), Instant.EPOCH, Instant.EPOCH);
    return new CustomMapper().map(Customer.builder().number(number).name(name).build(), context);
  }

  @Test
  void changesWhatGoesOver() {
    assertThat(map("C1", "Ås Bygg"))
        .isEqualTo(Mapping.mapped(Customer.builder().number("C1").name("ÅS BYGG").build()));
  }

  @Test
  void leavesOutByRule() {
    assertThat(map("X1", "Internt")).isInstanceOf(Mapping.Skipped.class);
  }

  @Test
  void givesAPersonWhatMustBeMended() {
    assertThat(map(" ", "Uten nummer")).isInstanceOf(Mapping.Rejected.class);
  }
}
