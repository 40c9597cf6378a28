package no.samklang.sync.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a connector proved of itself, written by the contract suite of the test kit into the
 * connector's jar. Immutable.
 *
 * @param connector id of the connector
 * @param suite version of the suite: a later one asks for more
 * @param types what was proven, by name of the entity type
 */
public record Certificate(String connector, int suite, Map<String, OfType> types) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Sorts the types. */
  public Certificate {
    types = Collections.unmodifiableMap(new TreeMap<>(types));
  }

  /**
   * What was proven of one type.
   *
   * @param abilities the values proven, by {@link Ability#id()}; several where the type was tried
   *     under several settings
   * @param promises names of the tests that passed
   * @param skipped why the others were not tried, by their names
   */
  public record OfType(
      Map<String, Set<String>> abilities, Set<String> promises, Map<String, String> skipped) {
    /** Sorts everything, so that the same proof makes the same file. */
    public OfType {
      Map<String, Set<String>> sorted = new TreeMap<>();
      abilities.forEach((id, values) -> sorted.put(id, sorted(values)));
      abilities = Collections.unmodifiableMap(sorted);
      promises = sorted(promises);
      skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    }

    private static Set<String> sorted(Set<String> values) {
      return Collections.unmodifiableSet(new TreeSet<>(values));
    }
  }

  /** How something declared stands beside a certificate. */
  public enum Standing {
    /** The suite proved it. */
    PROVEN,
    /** Nobody proved it. */
    UNPROVEN,
    /** The suite proved something else than what is declared. */
    CONTRADICTED
  }

  /** Returns where a connector keeps its certificate, beginning at the root of its jar. */
  public static String path(String connectorId) {
    return "META-INF/samklang/" + connectorId + ".json";
  }

  /**
   * Reads the certificate of a connector from the jar that its class comes from.
   *
   * @param part a class of the connector
   * @return empty when there is none
   * @throws IllegalStateException if what is there is no certificate
   */
  public static Optional<Certificate> of(Class<?> part, String connectorId) {
    String path = path(connectorId);
    try (InputStream file = part.getResourceAsStream("/" + path)) {
      return file == null
          ? Optional.empty()
          : Optional.of(JSON.readValue(file.readAllBytes(), Certificate.class));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(
          path + " is no certificate: " + broken.getOriginalMessage(), broken);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /** Returns how a declared value stands beside this certificate. */
  public Standing standing(String type, Ability ability, String declared) {
    OfType proven = types.get(type);
    Set<String> values =
        proven == null ? Set.of() : proven.abilities().getOrDefault(ability.id(), Set.of());
    if (values.isEmpty()) {
      return Standing.UNPROVEN;
    }
    return values.stream().anyMatch(value -> ability.covers(value, declared))
        ? Standing.PROVEN
        : Standing.CONTRADICTED;
  }

  /** Returns the certificate as the JSON that {@link #of} reads. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a certificate is made of texts and numbers", e);
    }
  }
}
