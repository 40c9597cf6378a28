package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.VendorFact;
import no.samklang.sync.spi.VendorFact.Evidence;
import org.junit.jupiter.api.Test;

/**
 * README says of each connector what the connector itself says of its vendor's contract. With
 * {@code -Dsamklang.docs=write} it is written anew.
 */
class VendorFactsPageTest {
  private static final String BEGIN = "<!-- from the connectors; do not edit -->\n";
  private static final String END = "<!-- end of the connectors -->";

  @Test
  void readmeTellsWhatIsToBeCheckedWithTheFirstRealAccount() throws IOException {
    Path page =
        Files.exists(Path.of("CHANGELOG.md")) ? Path.of("README.md") : Path.of("../README.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertThat(List.of(begin - BEGIN.length(), end)).allMatch(place -> place >= 0);
    String wanted = connectorTable() + "\n" + integrationTable();
    if ("write".equals(System.getProperty("samklang.docs"))) {
      Files.writeString(page, text.substring(0, begin) + wanted + text.substring(end));
    }

    assertThat(Files.readString(page)).contains(BEGIN + wanted + END);
  }

  private static String connectorTable() {
    return "| connector | verified | reported | assumed |\n|---|---|---|---|\n"
        + connectors()
            .map(
                one ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            one.id(),
                            names(one, Evidence.VERIFIED),
                            names(one, Evidence.REPORTED),
                            names(one, Evidence.ASSUMED)))
            .collect(Collectors.joining());
  }

  private static String integrationTable() {
    return "| integration | check with the first real accounts |\n|---|---|\n"
        + ServiceLoader.load(IntegrationDefinition.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(IntegrationDefinition::id))
            .map(
                one ->
                    "| `%s` | `%s`: %s; `%s`: %s |\n"
                        .formatted(
                            one.id(),
                            one.left(),
                            names(connector(one.left()), Evidence.ASSUMED),
                            one.right(),
                            names(connector(one.right()), Evidence.ASSUMED)))
            .collect(Collectors.joining());
  }

  private static String names(ConnectorDescriptor connector, Evidence evidence) {
    return connector.facts().stream()
        .filter(fact -> fact.evidence() == evidence)
        .map(VendorFact::name)
        .collect(Collectors.joining(", "));
  }

  private static ConnectorDescriptor connector(String id) {
    return connectors().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static Stream<ConnectorDescriptor> connectors() {
    return ServiceLoader.load(ConnectorProvider.class).stream()
        .map(provider -> provider.get().descriptor())
        .sorted(Comparator.comparing(ConnectorDescriptor::id));
  }
}
