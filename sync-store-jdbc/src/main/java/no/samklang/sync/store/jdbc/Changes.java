package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Writes the changes of one commit. Changes of different memories never touch the same table, so
 * they are sorted by memory and sent in batches; within a memory they keep their order.
 */
final class Changes {
  private final Session session;
  private final Spaces.Interning spaces;
  private final Batch batch;
  private final Plans.Numbers plans = new Plans.Numbers();
  private final List<Link> links = new ArrayList<>();

  Changes(Session session, Spaces.Interning spaces) {
    this.session = session;
    this.spaces = spaces;
    this.batch = new Batch(session);
  }

  void write(List<StateChange> changes) throws SQLException {
    List<StateChange> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparingInt(Changes::memory));
    try {
      for (StateChange change : sorted) {
        write(change);
      }
      batch.flush();
    } catch (SQLException e) {
      explainTakenLink(e);
      throw e;
    }
  }

  private static int memory(StateChange change) {
    if (change instanceof StateChange.PutLink) {
      return 0;
    } else if (change instanceof StateChange.PutBase) {
      return 1;
    } else if (change instanceof StateChange.PutCursor) {
      return 2;
    } else if (change instanceof StateChange.PutLedger
        || change instanceof StateChange.MarkAcknowledged) {
      return 3;
    } else if (change instanceof StateChange.PutIntent
        || change instanceof StateChange.CloseIntent) {
      return 4;
    } else if (change instanceof StateChange.Park || change instanceof StateChange.Unpark) {
      return 5;
    } else if (change instanceof StateChange.PutActivation) {
      return 6;
    } else if (change instanceof StateChange.PutRun) {
      return 7;
    }
    return 8;
  }

  private void write(StateChange change) throws SQLException {
    if (change instanceof StateChange.PutLink put) {
      links.add(put.link());
      Links.put(batch, spaces.space(put.link().type()), put.link());
    } else if (change instanceof StateChange.PutBase put) {
      Bases.put(batch, spaces.space(put.route()), put.base());
    } else if (change instanceof StateChange.PutCursor put) {
      Readings.put(batch, spaces.space(put.name()), put.cursor());
    } else if (change instanceof StateChange.PutLedger put) {
      Ledgers.put(batch, spaces.space(put.entry().route()), put.entry());
    } else if (change instanceof StateChange.MarkAcknowledged mark) {
      Ledgers.acknowledge(batch, spaces.space(mark.route()), mark.sourceId());
    } else if (change instanceof StateChange.PutIntent put) {
      Intents.put(batch, spaces.scope(), spaces.space(put.intent().route()), put.intent());
    } else if (change instanceof StateChange.CloseIntent close) {
      Intents.close(batch, spaces.scope(), close.reference());
    } else {
      writeRarer(change);
    }
  }

  private void writeRarer(StateChange change) throws SQLException {
    if (change instanceof StateChange.Park park) {
      ParkedRecords.put(batch, spaces.space(park.parked().route()), park.parked());
    } else if (change instanceof StateChange.Unpark unpark) {
      ParkedRecords.remove(batch, spaces.space(unpark.route()), unpark.sourceId());
    } else if (change instanceof StateChange.PutActivation put) {
      Readings.put(batch, spaces.space(put.activation().route()), put.activation());
    } else if (change instanceof StateChange.PutRun put) {
      Readings.put(batch, spaces.scope(), put.run());
    } else {
      writePlan(change);
    }
  }

  private void writePlan(StateChange change) throws SQLException {
    if (change instanceof StateChange.PutPlan put) {
      Plans.put(batch, spaces.scope(), put.plan());
    } else if (change instanceof StateChange.AddPlanLine add) {
      long plan = plans.of(session, batch, spaces.scope(), add.planId());
      Plans.add(batch, plan, spaces.space(add.line().route()), add.line());
    } else if (change instanceof StateChange.DropPlan drop) {
      Plans.drop(batch, spaces.scope(), drop.planId());
      plans.forget(drop.planId());
    } else {
      throw new IllegalArgumentException("unknown change " + change);
    }
  }

  /** A statement of several rows says only that one of them failed: this finds it. */
  private void explainTakenLink(SQLException fault) throws SQLException {
    if (!isUniqueViolation(fault)) {
      return;
    }
    Map<Place, String> holders = new HashMap<>();
    Set<Place> moved = new HashSet<>();
    for (Link link : links) {
      Place right = new Place(link.type(), link.rightId());
      String holder = holders.getOrDefault(right, stored(link));
      if (holder != null
          && !holder.equals(link.leftId())
          && (holders.containsKey(right) || !moved.contains(new Place(link.type(), holder)))) {
        throw taken(link, holder, fault);
      }
      holders.values().remove(link.leftId());
      holders.put(right, link.leftId());
      moved.add(new Place(link.type(), link.leftId()));
    }
  }

  private record Place(String type, String id) {}

  private @Nullable String stored(Link link) throws SQLException {
    return session
        .one(
            Links.HOLDER_OF_RIGHT,
            row -> row.getString(1),
            spaces.space(link.type()),
            link.rightId(),
            link.leftId())
        .orElse(null);
  }

  private static boolean isUniqueViolation(SQLException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE;
      }
    }
    return false;
  }

  private static UncheckedStoreException taken(Link link, String holder, SQLException cause) {
    return new UncheckedStoreException(
        "right id '"
            + link.rightId()
            + "' of type "
            + link.type()
            + " is linked to left id '"
            + holder
            + "' already and cannot be linked to '"
            + link.leftId()
            + "' too; nothing was committed",
        cause);
  }
}
