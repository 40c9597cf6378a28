package no.samklang.sync.testkit.wrong;

import static no.samklang.sync.model.EntityTypes.CUSTOMER;

import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.MatchKey;

/** Customers in a wrong register. */
class WrongCustomersContract extends WrongTargetContract<Customer> {
  WrongCustomersContract() {
    super(CUSTOMER);
    refuse(one -> one.name().isBlank());
  }

  @Override
  protected Customer valid(int number) {
    return Customer.builder()
        .number("10" + number)
        .name("Kunde " + number)
        .email("post@example.no")
        .address(Address.builder().line1("Storgata 1").city("Moss").build())
        .build();
  }

  @Override
  protected Set<String> heldFields() {
    return Set.of("number", "name", "email", "address.line1", "address.city");
  }

  @Override
  protected Optional<Change<Customer>> changeOf(Customer record) {
    Address moved = Address.builder().line1("Ikke skriv").city("Bodø").build();
    Customer wanted = record.toBuilder().name("Ny").email("ny@example.no").address(moved).build();
    return Optional.of(new Change<>(wanted, Set.of("name", "address.city")));
  }

  @Override
  protected Optional<MatchKey> keyOf(Customer record) {
    return Optional.of(new MatchKey("number", String.valueOf(record.number())));
  }

  @Override
  protected Optional<Customer> twinOf(Customer record) {
    return Optional.of(record.toBuilder().name("Tvilling").build());
  }

  @Override
  protected Optional<Customer> invalid() {
    return Optional.of(valid(1).toBuilder().name(" ").build());
  }
}
