package no.samklang.connector.proresult;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of attributes by which mappers give and find what the common model has no field for. They
 * stay as they are whatever the API's names turn out to be.
 */
final class Attributes {
  /** Of customers and projects: the key in the other system. */
  static final String EXTERNAL_ID = "eksternId";

  /** Of items: the main group, instead of the one in the settings. */
  static final String MAIN_GROUP = "hovedgruppe";

  /** Of hours and withdrawals: the worker's number in the ERP; missing when there is none. */
  static final String ERP_NUMBER = "eksterntAnsattnummer";

  /** Of hours: the name of the work type. */
  static final String WORK_TYPE_NAME = "arbeidsartNavn";

  /** Of hours: where the work type was made, {@code ERP} or {@code PRORESULT}. */
  static final String WORK_TYPE_ORIGIN = "arbeidsartKilde";

  /** Of hours: when they began, local. */
  static final String FROM_CLOCK = "fraKlokken";

  /** Of hours: when they ended, local. */
  static final String TO_CLOCK = "tilKlokken";

  /** Of hours: the break in hours, which is not in them. */
  static final String BREAK = "pauseTimer";

  private Attributes() {}

  static @Nullable String externalId(Map<String, String> attributes) {
    return attributes.get(EXTERNAL_ID);
  }

  /** Returns attributes with the key in the other system, if there is one. */
  static Map<String, String> of(@Nullable String externalId) {
    return externalId == null ? Map.of() : Map.of(EXTERNAL_ID, externalId);
  }
}
