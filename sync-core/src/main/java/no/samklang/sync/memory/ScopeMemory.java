package no.samklang.sync.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.RunRecord;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/** What is remembered of one scope, and how a change alters it. Not thread-safe. */
final class ScopeMemory {
  final Map<String, Lease> leases = new HashMap<>();
  final Map<String, Long> tokens = new HashMap<>();
  final Map<String, Cursor> cursors = new HashMap<>();
  final NavigableMap<String, RunRecord> runs = new TreeMap<>();
  final Map<String, PlanMemory> plans = new HashMap<>();
  final List<JournalEntry> journal = new ArrayList<>();
  private final Map<String, RouteMemory> routes = new HashMap<>();
  private final Map<Identity, Link> links = new HashMap<>();
  private final Map<String, Numbered> intents = new HashMap<>();
  private long lastIntent;

  private record Identity(String type, Side side, String id) {}

  private record Numbered(long number, Intent intent) {}

  RouteMemory route(String name) {
    return routes.computeIfAbsent(name, absent -> new RouteMemory());
  }

  PlanMemory plan(String id) {
    PlanMemory plan = plans.get(id);
    return plan == null ? new PlanMemory() : plan;
  }

  @Nullable Link link(String type, Side side, String id) {
    return links.get(new Identity(type, side, id));
  }

  List<Intent> intents(String route) {
    return intents.values().stream()
        .filter(numbered -> numbered.intent().route().equals(route))
        .sorted(Comparator.comparingLong(Numbered::number))
        .map(Numbered::intent)
        .toList();
  }

  void apply(List<StateChange> changes) {
    Undo undo = new Undo();
    try {
      for (StateChange change : changes) {
        apply(change, undo);
      }
    } catch (RuntimeException e) {
      undo.takeBackAll();
      throw e;
    }
  }

  private void apply(StateChange change, Undo undo) {
    if (change instanceof StateChange.PutLink put) {
      putLink(put.link(), undo);
    } else if (change instanceof StateChange.PutBase put) {
      undo.put(route(put.route()).bases, put.base().sourceId(), put.base());
    } else if (change instanceof StateChange.PutCursor put) {
      undo.put(cursors, put.name(), put.cursor());
    } else if (change instanceof StateChange.PutIntent put) {
      putIntent(put.intent(), undo);
    } else if (change instanceof StateChange.CloseIntent close) {
      undo.remove(intents, close.reference());
    } else if (change instanceof StateChange.PutLedger put) {
      route(put.entry().route()).putLedger(put.entry(), undo);
    } else if (change instanceof StateChange.ReviseLedger revise) {
      route(revise.entry().route()).reviseLedger(revise.entry(), undo);
    } else if (change instanceof StateChange.MarkAcknowledged mark) {
      route(mark.route()).acknowledge(mark.sourceId(), undo);
    } else if (change instanceof StateChange.Park park) {
      undo.put(route(park.parked().route()).parked, park.parked().sourceId(), park.parked());
    } else if (change instanceof StateChange.Unpark unpark) {
      undo.remove(route(unpark.route()).parked, unpark.sourceId());
    } else if (change instanceof StateChange.PutActivation put) {
      route(put.activation().route()).activate(put.activation(), undo);
    } else {
      applyToPlansAndRuns(change, undo);
    }
  }

  private void forget(StateChange change, Undo undo) {
    if (change instanceof StateChange.RemoveLink remove) {
      Link link = link(remove.type(), remove.side(), remove.id());
      if (link != null) {
        removeLink(link, undo);
      }
    } else if (change instanceof StateChange.ForgetLinks forget) {
      List.copyOf(links.values()).stream()
          .filter(link -> link.type().equals(forget.type()))
          .forEach(link -> removeLink(link, undo));
    } else if (change instanceof StateChange.RemoveBase remove) {
      undo.remove(route(remove.route()).bases, remove.sourceId());
    } else if (change instanceof StateChange.ForgetBases forget) {
      Map<String, Base> bases = route(forget.route()).bases;
      List.copyOf(bases.keySet()).forEach(id -> undo.remove(bases, id));
    } else if (change instanceof StateChange.DropRuns drop) {
      runs.values().stream()
          .filter(run -> run.endedAt().isBefore(drop.before()))
          .toList()
          .forEach(run -> undo.remove(runs, run.id()));
    } else {
      throw new IllegalArgumentException("unknown change " + change);
    }
  }

  private void removeLink(Link link, Undo undo) {
    undo.remove(links, new Identity(link.type(), Side.LEFT, link.leftId()));
    undo.remove(links, new Identity(link.type(), Side.RIGHT, link.rightId()));
  }

  private void applyToJournal(StateChange change, Undo undo) {
    if (change instanceof StateChange.AddJournal add) {
      journal.add(add.entry());
      undo.step(() -> journal.remove(journal.size() - 1));
    } else if (change instanceof StateChange.DropJournal drop) {
      List<JournalEntry> before = List.copyOf(journal);
      journal.removeIf(entry -> entry.at().isBefore(drop.before()));
      undo.step(
          () -> {
            journal.clear();
            journal.addAll(before);
          });
    }
  }

  private void applyToPlansAndRuns(StateChange change, Undo undo) {
    if (change instanceof StateChange.PutPlan put) {
      newPlan(put.plan().id(), undo).head(put.plan(), undo);
    } else if (change instanceof StateChange.AddPlanLine add) {
      newPlan(add.planId(), undo).add(add.line(), undo);
    } else if (change instanceof StateChange.DropPlan drop) {
      undo.remove(plans, drop.planId());
    } else if (change instanceof StateChange.PutRun put) {
      undo.put(runs, put.run().id(), put.run());
    } else if (change instanceof StateChange.AddJournal
        || change instanceof StateChange.DropJournal) {
      applyToJournal(change, undo);
    } else {
      forget(change, undo);
    }
  }

  private PlanMemory newPlan(String id, Undo undo) {
    PlanMemory plan = plans.get(id);
    if (plan == null) {
      plan = new PlanMemory();
      undo.put(plans, id, plan);
    }
    return plan;
  }

  private void putIntent(Intent intent, Undo undo) {
    Numbered before = intents.get(intent.reference());
    long number = before == null ? ++lastIntent : before.number();
    undo.put(intents, intent.reference(), new Numbered(number, intent));
  }

  private void putLink(Link link, Undo undo) {
    Link across = link(link.type(), Side.RIGHT, link.rightId());
    if (across != null && !across.leftId().equals(link.leftId())) {
      throw new UncheckedStoreException(
          "right id '"
              + link.rightId()
              + "' of type "
              + link.type()
              + " is linked to left id '"
              + across.leftId()
              + "' already and cannot be linked to '"
              + link.leftId()
              + "' too; nothing was committed",
          null);
    }
    Link before = undo.put(links, new Identity(link.type(), Side.LEFT, link.leftId()), link);
    if (before != null) {
      undo.remove(links, new Identity(link.type(), Side.RIGHT, before.rightId()));
    }
    undo.put(links, new Identity(link.type(), Side.RIGHT, link.rightId()), link);
  }

  List<RunRecord> lastRuns(int limit) {
    return new ArrayList<>(runs.descendingMap().values()).stream().limit(limit).toList();
  }
}
