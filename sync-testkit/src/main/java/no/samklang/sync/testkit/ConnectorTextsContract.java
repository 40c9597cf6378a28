package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.ConnectorProvider;
import org.junit.jupiter.api.Test;

/**
 * What people rely on in the texts of a connector: besides {@link MessageTextsContract}, that every
 * code that the connector may say has a text, and that no other has. A connector passes it by one
 * subclass. Its codes begin with its id and a dot; the code of each of its facts counts as said, as
 * does each code that stands in quotes in the sources below {@code src/main/java} of the directory
 * the test runs in.
 */
public abstract class ConnectorTextsContract extends MessageTextsContract {

  /** Makes a contract; JUnit calls the subclass. */
  protected ConnectorTextsContract() {}

  /** Returns the provider of the connector. */
  protected abstract ConnectorProvider provider();

  /** Returns what looks like a code in the sources but is none, such as a host's name. */
  protected Set<String> notCodes() {
    return Set.of();
  }

  @Test
  final void everyCodeInUseAndNoOtherHasAText() throws IOException {
    assertThat(new TreeSet<>(english().stringPropertyNames())).isEqualTo(said());
  }

  private Set<String> said() throws IOException {
    ConnectorDescriptor descriptor = provider().descriptor();
    Set<String> said = new TreeSet<>();
    descriptor.facts().forEach(fact -> said.add(fact.message(descriptor.id()).code()));
    Pattern code = Pattern.compile("\"(" + Pattern.quote(descriptor.id()) + "\\.[a-z0-9.-]+)\"");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        code.matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .filter(name -> !notCodes().contains(name))
            .forEach(said::add);
      }
    }
    return said;
  }
}
