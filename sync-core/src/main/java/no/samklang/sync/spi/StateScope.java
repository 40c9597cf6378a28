package no.samklang.sync.spi;

import java.util.Objects;

/**
 * Whose state it is: nothing is ever shared between two scopes.
 *
 * @param tenant the host's customer; one store serves thousands
 * @param integration which pair of systems
 */
public record StateScope(String tenant, String integration) {
  /** Checks that both are there. */
  public StateScope {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(integration, "integration");
  }
}
