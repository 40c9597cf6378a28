package no.samklang.connector.proresult;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of attributes by which mappers give and find what the common model has no field for. */
final class Attributes {
  /** Of customers and projects: the key in the other system. */
  static final String EXTERNAL_ID = "eksternId";

  /** Of items: the main group, instead of the one in the settings. */
  static final String MAIN_GROUP = "hovedgruppe";

  private Attributes() {}

  static @Nullable String externalId(Map<String, String> attributes) {
    return attributes.get(EXTERNAL_ID);
  }

  /** Returns attributes with the key in the other system, if there is one. */
  static Map<String, String> of(@Nullable String externalId) {
    return externalId == null ? Map.of() : Map.of(EXTERNAL_ID, externalId);
  }
}
