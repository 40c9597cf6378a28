package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.StateChange;

/**
 * Writes the changes of one commit. Changes of different memories never touch the same table, so
 * they are sorted by memory and sent in batches; within a memory they keep their order.
 */
final class Changes {
  private enum Memory {
    LINKS,
    BASES,
    CURSORS,
    LEDGER,
    INTENTS,
    PARKED,
    ACTIVATIONS,
    RUNS,
    JOURNAL,
    PLANS
  }

  private static final Map<Class<? extends StateChange>, Memory> MEMORIES =
      Map.ofEntries(
          Map.entry(StateChange.PutLink.class, Memory.LINKS),
          Map.entry(StateChange.RemoveLink.class, Memory.LINKS),
          Map.entry(StateChange.ForgetLinks.class, Memory.LINKS),
          Map.entry(StateChange.PutBase.class, Memory.BASES),
          Map.entry(StateChange.RemoveBase.class, Memory.BASES),
          Map.entry(StateChange.ForgetBases.class, Memory.BASES),
          Map.entry(StateChange.PutCursor.class, Memory.CURSORS),
          Map.entry(StateChange.PutLedger.class, Memory.LEDGER),
          Map.entry(StateChange.ReviseLedger.class, Memory.LEDGER),
          Map.entry(StateChange.MarkAcknowledged.class, Memory.LEDGER),
          Map.entry(StateChange.PutIntent.class, Memory.INTENTS),
          Map.entry(StateChange.CloseIntent.class, Memory.INTENTS),
          Map.entry(StateChange.Park.class, Memory.PARKED),
          Map.entry(StateChange.Unpark.class, Memory.PARKED),
          Map.entry(StateChange.PutActivation.class, Memory.ACTIVATIONS),
          Map.entry(StateChange.PutRun.class, Memory.RUNS),
          Map.entry(StateChange.DropRuns.class, Memory.RUNS),
          Map.entry(StateChange.AddJournal.class, Memory.JOURNAL),
          Map.entry(StateChange.DropJournal.class, Memory.JOURNAL),
          Map.entry(StateChange.PutPlan.class, Memory.PLANS),
          Map.entry(StateChange.AddPlanLine.class, Memory.PLANS),
          Map.entry(StateChange.DropPlan.class, Memory.PLANS));

  private final Session session;
  private final Spaces.Interning spaces;
  private final Batch batch;
  private final Plans.Numbers plans = new Plans.Numbers();

  Changes(Session session, Spaces.Interning spaces) {
    this.session = session;
    this.spaces = spaces;
    this.batch = new Batch(session);
  }

  void write(List<StateChange> changes) throws SQLException {
    Map<Memory, List<StateChange>> sorted = new EnumMap<>(Memory.class);
    for (StateChange change : changes) {
      sorted.computeIfAbsent(memory(change), absent -> new ArrayList<>()).add(change);
    }
    for (Map.Entry<Memory, List<StateChange>> memory : sorted.entrySet()) {
      for (StateChange change : memory.getValue()) {
        write(memory.getKey(), change);
      }
    }
    batch.flush();
  }

  private void write(Memory memory, StateChange change) throws SQLException {
    switch (memory) {
      case LINKS -> writeLink(change);
      case BASES -> writeBase(change);
      case LEDGER -> writeLedger(change);
      case INTENTS -> writeIntent(change);
      case PARKED -> writeParked(change);
      case CURSORS, ACTIVATIONS -> writeReading(change);
      case RUNS, JOURNAL -> writeRecord(change);
      case PLANS -> writePlan(change);
    }
  }

  private static Memory memory(StateChange change) {
    Memory memory = MEMORIES.get(change.getClass());
    if (memory == null) {
      throw unknown(change);
    }
    return memory;
  }

  private static IllegalArgumentException unknown(StateChange change) {
    return new IllegalArgumentException("unknown change " + change.getClass().getSimpleName());
  }

  private void writeLink(StateChange change) throws SQLException {
    if (change instanceof StateChange.PutLink put) {
      Links.put(batch, spaces.space(put.link().type()), put.link());
    } else if (change instanceof StateChange.RemoveLink remove) {
      Links.remove(batch, spaces.space(remove.type()), remove.side(), remove.id());
    } else if (change instanceof StateChange.ForgetLinks forget) {
      Links.forget(batch, spaces.space(forget.type()));
    } else {
      throw unknown(change);
    }
  }

  private void writeBase(StateChange change) throws SQLException {
    if (change instanceof StateChange.PutBase put) {
      Bases.put(batch, spaces.space(put.route()), put.base());
    } else if (change instanceof StateChange.RemoveBase remove) {
      Bases.remove(batch, spaces.space(remove.route()), remove.sourceId());
    } else if (change instanceof StateChange.ForgetBases forget) {
      Bases.forget(batch, spaces.space(forget.route()));
    } else {
      throw unknown(change);
    }
  }

  private void writeLedger(StateChange change) throws SQLException {
    if (change instanceof StateChange.PutLedger put) {
      Ledgers.put(batch, spaces.space(put.entry().route()), put.entry());
    } else if (change instanceof StateChange.ReviseLedger revise) {
      Ledgers.revise(batch, spaces.space(revise.entry().route()), revise.entry());
    } else if (change instanceof StateChange.MarkAcknowledged mark) {
      Ledgers.acknowledge(batch, spaces.space(mark.route()), mark.sourceId());
    } else {
      throw unknown(change);
    }
  }

  private void writeIntent(StateChange change) throws SQLException {
    if (change instanceof StateChange.PutIntent put) {
      Intents.put(batch, spaces.scope(), spaces.space(put.intent().route()), put.intent());
    } else if (change instanceof StateChange.CloseIntent close) {
      Intents.close(batch, spaces.scope(), close.reference());
    } else {
      throw unknown(change);
    }
  }

  private void writeParked(StateChange change) throws SQLException {
    if (change instanceof StateChange.Park park) {
      ParkedRecords.put(batch, spaces.space(park.parked().route()), park.parked());
    } else if (change instanceof StateChange.Unpark unpark) {
      ParkedRecords.remove(batch, spaces.space(unpark.route()), unpark.sourceId());
    } else {
      throw unknown(change);
    }
  }

  private void writeReading(StateChange change) throws SQLException {
    if (change instanceof StateChange.PutCursor put) {
      Readings.put(batch, spaces.space(put.name()), put.cursor());
    } else if (change instanceof StateChange.PutActivation put) {
      Readings.put(batch, spaces.space(put.activation().route()), put.activation());
    } else {
      throw unknown(change);
    }
  }

  private void writeRecord(StateChange change) throws SQLException {
    if (change instanceof StateChange.PutRun put) {
      Readings.put(batch, spaces.scope(), put.run());
    } else if (change instanceof StateChange.DropRuns drop) {
      Readings.dropRuns(batch, spaces.scope(), drop.before());
    } else if (change instanceof StateChange.AddJournal add) {
      JournalEntries.add(batch, spaces.scope(), spaces.space(add.entry().route()), add.entry());
    } else if (change instanceof StateChange.DropJournal drop) {
      JournalEntries.drop(batch, spaces.scope(), drop.before());
    } else {
      throw unknown(change);
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
      throw unknown(change);
    }
  }
}
