package no.samklang.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.VendorFact;
import no.samklang.sync.testkit.InMemorySystem;

/** The two systems in memory that the test integration joins; made anew for each test. */
final class TestSystems {
  static InMemorySystem erp = erpSystem();
  static InMemorySystem app = appSystem();

  private TestSystems() {}

  static void reset() {
    erp = erpSystem();
    app = appSystem();
  }

  static void customer(String number, String name) {
    erp.put(EntityTypes.CUSTOMER, number, Customer.builder().number(number).name(name).build());
  }

  static void hours(String id, String hours) {
    erp.put(
        EntityTypes.TIME_ENTRY,
        id,
        TimeEntry.builder()
            .date(LocalDate.of(2026, 11, 2))
            .employee(Ref.direct(EntityTypes.EMPLOYEE, "7"))
            .project(Ref.direct(EntityTypes.PROJECT, "P1"))
            .hours(new BigDecimal(hours))
            .build());
  }

  static ConnectorDescriptor described(InMemorySystem system, List<Setting> settings) {
    ConnectorDescriptor bare = system.descriptor();
    return new ConnectorDescriptor(
        bare.id(),
        bare.name(),
        settings,
        bare.capabilities(),
        List.of(VendorFact.verified("login"), VendorFact.assumed("changes")));
  }

  private static InMemorySystem erpSystem() {
    return InMemorySystem.builder("test-erp")
        .name("Prøve-ERP")
        .type(
            EntityTypes.CUSTOMER,
            Capabilities.builder().reading(Reading.CHANGES).seesDeletes().build())
        .type(EntityTypes.TIME_ENTRY, Capabilities.builder().reading(Reading.QUEUE).build())
        .build();
  }

  private static InMemorySystem appSystem() {
    return InMemorySystem.builder("test-app")
        .type(
            EntityTypes.CUSTOMER,
            Capabilities.builder()
                .listable()
                .updatable()
                .createProof(CreateProof.CALLERS_OWN_KEY)
                .build())
        .type(
            EntityTypes.PROJECT_TRANSACTION,
            Capabilities.builder().createProof(CreateProof.NOTHING).maxGroup(1).build())
        .build();
  }
}
