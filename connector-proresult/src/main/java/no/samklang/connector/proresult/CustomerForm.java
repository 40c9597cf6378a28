package no.samklang.connector.proresult;

import no.samklang.sync.model.Customer;
import org.jspecify.annotations.Nullable;

/** Customers. */
record CustomerForm(ProresultPort port, Register<Customer> register) implements Form<Customer> {

  @Override
  public @Nullable String number(Customer value) {
    return value.number();
  }

  @Override
  public String name(Customer value) {
    return value.name();
  }

  @Override
  public boolean save(String number, Sending<Customer> sending) {
    return port.saveCustomer(number, sending);
  }
}
