package no.samklang.sync.testkit.wrong;

import static no.samklang.sync.model.EntityTypes.CUSTOMER;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.CompositeId;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.VendorFact;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.SourceSystemContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The contract of a source, on the wrong one that is chosen. Run by a test only. */
class WrongSourceContract extends SourceSystemContract<Customer> {
  static @Nullable WrongSource chosen;

  private final WrongSource wrong = chosen();
  private final Memory memory = new Memory();
  private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
  private final InMemorySystem system =
      InMemorySystem.builder("wrong").clock(clock).type(CUSTOMER, wrong.capabilities).build();

  @Override
  protected ConnectorDescriptor descriptor() {
    ConnectorDescriptor right = system.descriptor();
    return new ConnectorDescriptor(
        right.id(),
        right.name(),
        right.settings(),
        right.capabilities(),
        wrong == WrongSource.LEAVES_A_FACT_WITHOUT_TEXT
            ? List.of(VendorFact.assumed("login"))
            : List.of());
  }

  @Override
  protected Connector connect() {
    return new WrongConnector(
        system, source -> wrong.wrong.apply(source, memory), target -> target);
  }

  @Override
  protected EntityType<Customer> type() {
    return CUSTOMER;
  }

  @Override
  protected String add(int number) {
    return put("c" + number, "10" + number);
  }

  private String put(String id, String number) {
    system.put(CUSTOMER, id, Customer.builder().number(number).name("Kunde").build());
    return id;
  }

  @Override
  protected void edit(String id) {
    system.edit(CUSTOMER, id, one -> one.toBuilder().name(one.name() + " AS").build());
  }

  @Override
  protected boolean renumber(String id) {
    system.edit(CUSTOMER, id, one -> one.toBuilder().number("999").build());
    return true;
  }

  @Override
  protected boolean delete(String id) {
    system.delete(CUSTOMER, id);
    return true;
  }

  @Override
  protected boolean corrupt(String id) {
    system.corrupt(CUSTOMER, id, Message.of("inmemory.unreadable"));
    return true;
  }

  @Override
  protected Optional<String> addOdd() {
    return Optional.of(put(CompositeId.of("A/1 ~", "æøå ~ %2F"), "A/1"));
  }

  @Override
  protected List<String> correct(String id) {
    return List.of(add(8), add(9));
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }

  @Override
  protected String absentId() {
    return "c0";
  }

  private static WrongSource chosen() {
    return chosen == null ? Assumptions.abort("run by a test that chooses what is wrong") : chosen;
  }
}
