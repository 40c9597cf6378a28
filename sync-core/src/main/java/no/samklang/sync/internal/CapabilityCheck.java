package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Correction;
import no.samklang.sync.Integration;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Side;

/** Finds the abilities that routes need and their systems do not declare. */
final class CapabilityCheck {
  private CapabilityCheck() {}

  static List<Message> missing(Integration integration, Connections.Pair systems) {
    List<Message> missing = new ArrayList<>();
    for (Route route : integration.routes()) {
      Connection from = route.from() == Side.LEFT ? systems.left() : systems.right();
      Connection to = route.from() == Side.LEFT ? systems.right() : systems.left();
      check(route, from, to, missing);
    }
    return missing;
  }

  private static void check(Route route, Connection from, Connection to, List<Message> missing) {
    needReading(route, from, route.sourceType(), missing);
    if (route instanceof LinkRoute<?, ?>) {
      needReading(route, to, route.targetType(), missing);
      return;
    }
    Capabilities target = RouteContext.capabilities(to, route.targetType());
    boolean writable = to.connector().target().isPresent();
    if (!writable || target.createProof() == Capabilities.CreateProof.NONE) {
      missing.add(need(route, to, route.targetType(), "create"));
    }
    if (route instanceof MirrorRoute<?, ?> mirror) {
      if (!target.updatable()) {
        missing.add(need(route, to, route.targetType(), "update"));
      }
      Stream.concat(mirror.whenGone().stream(), mirror.whenVanished().stream())
          .distinct()
          .filter(how -> !target.retirements().contains(how))
          .forEach(how -> missing.add(need(route, to, route.targetType(), "retire " + how)));
      if (mirror.whenVanished().isPresent() && !listsAll(from, route)) {
        missing.add(need(route, from, route.sourceType(), "list as a whole"));
      }
    }
    if (route instanceof PostRoute<?, ?> post
        && post.correction() instanceof Correction.UpdateDraft<?>
        && !target.updatable()) {
      missing.add(need(route, to, route.targetType(), "update"));
    }
    if (route instanceof PostRoute<?, ?> && readsThin(from, route)) {
      missing.add(need(route, from, route.sourceType(), "whole rows"));
    }
  }

  /** Leaving a queue says nothing about the record. */
  private static boolean listsAll(Connection from, Route route) {
    return RouteContext.capabilities(from, route.sourceType()).reading()
        != Capabilities.Reading.QUEUE;
  }

  private static boolean readsThin(Connection from, Route route) {
    return RouteContext.capabilities(from, route.sourceType()).thinRows();
  }

  private static void needReading(
      Route route, Connection side, EntityType<?> type, List<Message> missing) {
    boolean reads = RouteContext.capabilities(side, type).reading() != Capabilities.Reading.NONE;
    if (!reads || side.connector().source().isEmpty()) {
      missing.add(need(route, side, type, "read"));
    }
  }

  private static Message need(Route route, Connection side, EntityType<?> type, String what) {
    return Message.of("capability.missing", "route", route.name())
        .with("system", side.descriptor().id())
        .with("type", type.name())
        .with("ability", what);
  }
}
