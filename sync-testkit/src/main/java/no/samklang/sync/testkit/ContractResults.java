package no.samklang.sync.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.samklang.sync.spi.Certificate;
import no.samklang.sync.testkit.ContractExtension.Certified;

/**
 * What came of all contract tests of one run of JUnit. When the run is over the connectors whose
 * tests all passed get their certificates; the others lose theirs. Thread-safe.
 */
final class ContractResults implements AutoCloseable {
  /** Rises when the suite asks for more than before. */
  static final int SUITE = 1;

  private final Map<Certified, TypeResults> bySubject = new LinkedHashMap<>();
  private final Set<String> failed = new LinkedHashSet<>();
  private boolean failedWithoutSubject;

  ContractResults() {}

  synchronized void begun(Certified about, Class<?> contract) {
    boolean first =
        bySubject.keySet().stream().noneMatch(seen -> seen.connector().equals(about.connector()));
    bySubject.computeIfAbsent(about, absent -> new TypeResults(contract));
    if (first) {
      file(about.connector()).ifPresent(ContractResults::delete);
    }
  }

  synchronized void passed(Certified about, Method test) {
    of(about).passed(test);
  }

  synchronized void skipped(Certified about, Method test, Throwable why) {
    of(about).skipped(test, why);
  }

  synchronized void failed(Optional<Certified> about) {
    about.ifPresentOrElse(
        subject -> failed.add(subject.connector()), () -> failedWithoutSubject = true);
  }

  private TypeResults of(Certified about) {
    TypeResults results = bySubject.get(about);
    if (results == null) {
      throw new IllegalStateException(about + " was not begun");
    }
    return results;
  }

  @Override
  public synchronized void close() {
    Set<String> connectors = new TreeSet<>();
    bySubject.keySet().forEach(about -> connectors.add(about.connector()));
    if (!failedWithoutSubject) {
      connectors.removeAll(failed);
      connectors.forEach(id -> file(id).ifPresent(file -> write(file, certificate(id))));
    }
  }

  private Certificate certificate(String connector) {
    Map<String, Certificate.OfType> types = new TreeMap<>();
    bySubject.forEach(
        (about, results) -> {
          if (about.connector().equals(connector)) {
            types.merge(about.type(), results.certified(about), ContractResults::together);
          }
        });
    return new Certificate(connector, SUITE, types);
  }

  private static Certificate.OfType together(Certificate.OfType one, Certificate.OfType other) {
    Map<String, Set<String>> abilities = new TreeMap<>(one.abilities());
    other.abilities().forEach((id, values) -> abilities.merge(id, values, ContractResults::both));
    Map<String, String> skipped = new TreeMap<>(one.skipped());
    skipped.putAll(other.skipped());
    Set<String> promises = both(one.promises(), other.promises());
    skipped.keySet().removeAll(promises);
    return new Certificate.OfType(abilities, promises, skipped);
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Optional<Path> file(String connector) {
    return CertificatePlace.of(connector).map(root -> root.resolve(Certificate.path(connector)));
  }

  private static void write(Path file, Certificate certificate) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, (certificate.json() + '\n').getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the certificate cannot be written to " + file, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the old certificate " + file + " cannot be deleted", e);
    }
  }
}
