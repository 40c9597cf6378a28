package no.samklang.sync.engine;

import java.time.Duration;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Retirement;

/** Abilities of systems that the tests use. */
final class Able {
  private Able() {}

  /** Changes by a cursor, deletes seen, small pages. */
  static Capabilities.Builder changes() {
    return Capabilities.builder().reading(Reading.CHANGES).seesDeletes().counted().pageSize(3);
  }

  static Capabilities.Builder queue() {
    return Capabilities.builder().reading(Reading.QUEUE).counted().pageSize(3);
  }

  /** A register that can be listed, written and closed. */
  static Capabilities.Builder register(CreateProof proof) {
    return Capabilities.builder()
        .reading(Reading.CHANGES)
        .seesDeletes()
        .listable()
        .updatable()
        .retirements(Retirement.CLOSE, Retirement.DELETE)
        .pageSize(3)
        .createProof(proof);
  }

  static Capabilities.Builder register() {
    return register(CreateProof.CALLERS_OWN_KEY);
  }

  static Capabilities.Builder documents(CreateProof proof) {
    return Capabilities.builder().createProof(proof).maxGroup(100);
  }

  /** Documents that are drafts until they are finalised, and can be listed. */
  static Capabilities.Builder drafts(CreateProof proof) {
    return documents(proof).listable().updatable().retirements(Retirement.DELETE);
  }

  static Capabilities.Builder lateDocuments(CreateProof proof, Duration delay) {
    return documents(proof).visibilityDelay(delay);
  }
}
