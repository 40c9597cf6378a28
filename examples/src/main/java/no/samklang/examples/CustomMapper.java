package no.samklang.examples;

import java.util.Locale;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;

/** How do I decide which records go over, and how they look? */
final class CustomMapper implements Mapper<Customer, Customer> {

  @Override
  public Mapping<Customer> map(Customer source, MappingContext context) {
    String number = source.number();
    if (number == null || number.isBlank()) {
      return Mapping.rejected(Message.of("csv.without-number", "name", source.name()));
    }
    if (number.startsWith("X")) {
      return Mapping.skipped(Message.of("csv.internal", "number", number));
    }
    String name = source.name().strip().toUpperCase(Locale.ROOT);
    return Mapping.mapped(source.toBuilder().name(name).build());
  }
}
