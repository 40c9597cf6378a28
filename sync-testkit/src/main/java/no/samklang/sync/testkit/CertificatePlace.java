package no.samklang.sync.testkit;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.ServiceLoader;
import no.samklang.sync.spi.ConnectorProvider;

/**
 * Where a connector's certificate goes: the directory that the system property {@code
 * samklang.certificates} names; without it the directory of classes that holds the connector's
 * provider, so that it ends in the same jar. A connector that is in a jar already, or that no
 * provider offers, gets none.
 */
final class CertificatePlace {
  private static final String PROPERTY = "samklang.certificates";

  private CertificatePlace() {}

  static Optional<Path> of(String connector) {
    String chosen = System.getProperty(PROPERTY);
    return chosen == null
        ? ServiceLoader.load(ConnectorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.descriptor().id().equals(connector))
            .findFirst()
            .flatMap(provider -> classes(provider.getClass()))
        : Optional.of(Path.of(chosen));
  }

  private static Optional<Path> classes(Class<?> provider) {
    CodeSource source = provider.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null
        ? Optional.empty()
        : Optional.of(path(location)).filter(Files::isDirectory);
  }

  private static Path path(URL location) {
    try {
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(location + " is no place for a certificate", e);
    }
  }
}
