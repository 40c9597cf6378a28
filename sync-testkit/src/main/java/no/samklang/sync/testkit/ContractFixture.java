package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.VendorFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the contracts of both sides of a connector are tried on. */
@ExtendWith(ContractExtension.class)
abstract class ContractFixture<T> {
  ContractFixture() {}

  /** Returns what the connector declares under the settings of this test. */
  protected abstract ConnectorDescriptor descriptor();

  /** Connects to the system of this test; each call gives a connection of its own. */
  protected abstract Connector connect();

  /** Returns the type under test. */
  protected abstract EntityType<T> type();

  /** Returns an id in the connector's form of which there is no record. */
  protected abstract String absentId();

  /** Lets time pass on the clocks of system and connector; default does nothing. */
  protected void advance(Duration time) {}

  abstract boolean ofSource();

  @Test
  final void factsOfTheVendorHaveTextsInEachLanguage() {
    for (VendorFact fact : descriptor().facts()) {
      Message says = fact.message(descriptor().id());
      String english = Messages.text(says, Locale.ENGLISH);

      assertThat(english).as(says.code()).isNotEqualTo(says.code());
      for (String language : List.of("no", "sv")) {
        assertThat(Messages.text(says, Locale.forLanguageTag(language)))
            .as(says.code() + " in " + language)
            .isNotEqualTo(english);
      }
    }
    assertThat(descriptor().facts()).extracting(VendorFact::name).doesNotHaveDuplicates();
  }

  final Capabilities capabilities() {
    return Objects.requireNonNull(
        descriptor().capabilities().get(type()), () -> "type " + type() + " is not declared");
  }

  final ContractExtension.Certified certified() {
    return ContractExtension.Certified.of(
        descriptor().id(), type().name(), ofSource(), capabilities());
  }

  /** A type that no connector speaks. */
  record Undeclared(String name) {
    static final EntityType<Undeclared> TYPE = EntityType.of("undeclared", Undeclared.class);
  }
}
