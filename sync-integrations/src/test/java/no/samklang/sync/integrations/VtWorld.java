package no.samklang.sync.integrations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.simulators.tidsbanken.TidsbankenVariants;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.Integration;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.SyncStateStore;

/**
 * A company that uses Visma.net ERP and Tidsbanken, both simulated, and the integration between.
 */
final class VtWorld extends VismaWorld {
  final Simulator tidsbanken;

  VtWorld() {
    this("");
  }

  /** Makes a world in which this variant of one of the simulators is in force; empty for none. */
  VtWorld(String variant) {
    this(variant, InMemorySyncStateStore::new);
  }

  /** Makes a world whose state is kept in the store that this makes with the world's clock. */
  VtWorld(String variant, Function<InstantSource, SyncStateStore> stores) {
    super(variant, stores);
    tidsbanken =
        TidsbankenSimulator.start(
            options("tidsbanken", TidsbankenVariants.all().contains(variant) ? variant : ""));
    Map<String, String> right = new HashMap<>();
    right.put("baseUrl", url(tidsbanken, ""));
    right.put("tbKey", TidsbankenSimulator.TB_KEY);
    right.put("subscriptionKey", TidsbankenSimulator.SUBSCRIPTION_KEY);
    systems.put("tidsbanken", right);
    settings.put("hourTypes.T100", laborItem());
    settings.put("startDate", "2026-11-01");
  }

  @Override
  Integration integration() {
    return VismanetTidsbanken.using(settings);
  }

  /** Returns the names of all variants of both simulators, and the empty name for none. */
  static Set<String> variants() {
    Set<String> all = new TreeSet<>(VismanetVariants.all());
    all.addAll(TidsbankenVariants.all());
    all.add("");
    return all;
  }

  /** Makes a project that stands in Tidsbanken only. */
  void internalProject(String number) {
    tidsbanken.admin().put("prosjekter", Map.of("Id", number, "Navn", "Internt"));
  }

  /** Makes an employee that stands in both systems, linked by identifier. */
  void employee(int id, String number, String name) {
    vismaEmployee(number, name);
    worker(id, number, name);
  }

  /** Makes an employee in Tidsbanken; an empty identifier is linked to nobody. */
  void worker(int id, String identifier, String name) {
    tidsbanken
        .admin()
        .put(
            "ansatte",
            Map.of(
                "Id",
                id,
                "Fornavn",
                name,
                "Etternavn",
                "Moe",
                "Identifikator",
                identifier,
                "Aktiv",
                true));
  }

  /** Registers approved hours and returns the id of the entry. */
  long hours(int employee, String project, String task, String hours, Map<String, ?> more) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("AnsattId", employee);
    row.put("Dato", "2026-11-12");
    row.put("AntallTimer", new BigDecimal(hours));
    if (!project.isEmpty()) {
      row.put("ProsjektId", project);
    }
    if (!task.isEmpty()) {
      row.put("ProsjektlinjeId", task);
    }
    row.put("ProduktId", "T100");
    row.put("Godkjent", true);
    row.putAll(more);
    return tidsbanken.admin().put("timelinjer", row).path("Id").asLong();
  }

  long hours(int employee, String project, String task, String hours) {
    return hours(employee, project, task, hours, Map.of());
  }

  void entry(long id, Map<String, ?> change) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("Id", id);
    row.putAll(change);
    tidsbanken.admin().put("timelinjer", row);
  }

  ObjectNode kunde(String number) {
    return tidsbanken.admin().row("kunder", number).orElseThrow();
  }

  ObjectNode prosjekt(String number) {
    return tidsbanken.admin().row("prosjekter", number).orElseThrow();
  }

  ObjectNode linje(String project, String line) {
    return tidsbanken.admin().row("prosjektlinjer", project + "/" + line).orElseThrow();
  }

  /** Returns the rows of the time export that are not marked. */
  List<ObjectNode> unmarked() {
    return tidsbanken.admin().rows("timeeksport").stream()
        .filter(row -> !row.path("Eksportert").asBoolean())
        .toList();
  }

  @Override
  public void close() {
    tidsbanken.close();
    super.close();
  }
}
