package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.AbilityCheck;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Ability;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Certificate;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Side;

/** Compares what routes rely on with what the connectors' certificates prove. */
final class CertificateCheck {
  private CertificateCheck() {}

  static List<AbilityCheck> compare(Integration integration, Connections.Pair systems) {
    Set<AbilityCheck> checks = new LinkedHashSet<>();
    for (Route route : integration.routes()) {
      Connection from = route.from() == Side.LEFT ? systems.left() : systems.right();
      Connection to = route.from() == Side.LEFT ? systems.right() : systems.left();
      checks.addAll(compare(from, route.sourceType(), true));
      checks.addAll(compare(to, route.targetType(), route instanceof LinkRoute<?, ?>));
    }
    return List.copyOf(checks);
  }

  private static List<AbilityCheck> compare(Connection side, EntityType<?> type, boolean read) {
    String id = side.descriptor().id();
    Optional<Certificate> certificate = Certificate.of(side.connector().getClass(), id);
    Capabilities declared = RouteContext.capabilities(side, type);
    List<AbilityCheck> checks = new ArrayList<>();
    for (Ability ability : Ability.values()) {
      Optional<String> value = ability.declaredIn(declared);
      if (ability.ofSource() == read && value.isPresent()) {
        Certificate.Standing standing =
            certificate
                .map(proof -> proof.standing(type.name(), ability, value.get()))
                .orElse(Certificate.Standing.UNPROVEN);
        checks.add(check(id, type, ability, value.get(), standing));
      }
    }
    return checks;
  }

  private static AbilityCheck check(
      String id,
      EntityType<?> type,
      Ability ability,
      String declared,
      Certificate.Standing standing) {
    String code =
        switch (standing) {
          case PROVEN -> "certificate.proven";
          case UNPROVEN -> "certificate.unproven";
          case CONTRADICTED -> "certificate.contradicted";
        };
    Message message =
        Message.of(code, "system", id, "type", type.name())
            .with("ability", ability.id())
            .with("declared", declared);
    return new AbilityCheck(id, type.name(), ability, declared, standing, message);
  }
}
