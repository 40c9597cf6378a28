package no.samklang.sync.integrations;

import java.util.HashMap;
import java.util.Map;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;

/** Makes a customer of Smartday out of one of 24SevenOffice, whose id becomes its key. */
final class CustomersToSmartday implements Mapper<Customer, Customer> {
  /** What the two systems call the same, by 24SevenOffice's name. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of("isCompany", "isCompany", "mobilePhone", "cellPhoneNumber", "note", "comment");

  @Override
  public Mapping<Customer> map(Customer source, MappingContext context) {
    Map<String, String> attributes = new HashMap<>();
    ATTRIBUTES.forEach(
        (here, there) -> {
          String value = source.attributes().get(here);
          if (value != null) {
            attributes.put(there, value);
          }
        });
    return Mapping.mapped(
        Customer.builder()
            .number(context.sourceId())
            .name(source.name())
            .organisationNumber(source.organisationNumber())
            .address(source.address())
            .email(source.email())
            .phone(source.phone())
            .active(true)
            .attributes(attributes)
            .build());
  }
}
