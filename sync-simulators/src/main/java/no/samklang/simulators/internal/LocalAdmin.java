package no.samklang.simulators.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.simulators.Admin;
import no.samklang.simulators.Fault;
import no.samklang.simulators.RecordedCall;

/** The admin side in process. */
final class LocalAdmin implements Admin {

  private final SimulatedSystem system;
  private final Bench bench;

  LocalAdmin(SimulatedSystem system, Bench bench) {
    this.system = system;
    this.bench = bench;
  }

  @Override
  public List<String> collections() {
    synchronized (system) {
      return system.data().collections();
    }
  }

  @Override
  public int count(String collection) {
    synchronized (system) {
      return system.data().count(known(collection));
    }
  }

  @Override
  public List<ObjectNode> rows(String collection) {
    synchronized (system) {
      return system.data().rows(known(collection)).toList();
    }
  }

  @Override
  public Optional<ObjectNode> row(String collection, String key) {
    synchronized (system) {
      return system.data().row(known(collection), key);
    }
  }

  @Override
  public ObjectNode put(String collection, Map<String, ?> row) {
    return put(collection, Json.object(row), false);
  }

  @Override
  public void put(JsonNode changesByCollection) {
    put(changesByCollection, false);
  }

  void put(JsonNode changes, boolean checked) {
    if (!changes.isObject()) {
      throw new IllegalArgumentException(
          "Give an object of rows by collection, as {\"customers\":[…]}");
    }
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String collection = change.getKey();
      JsonNode rows =
          change.getValue().isArray() ? change.getValue() : change.getValue().path("put");
      rows.forEach(row -> put(collection, object(row), checked));
      change.getValue().path("delete").forEach(key -> delete(collection, key.asText()));
    }
  }

  @Override
  public void delete(String collection, String key) {
    synchronized (system) {
      system.data().delete(known(collection), key);
    }
  }

  @Override
  public long calls() {
    return bench.log().total();
  }

  @Override
  public long calls(String method, String pathTemplate) {
    return bench.log().count(method + " " + pathTemplate);
  }

  @Override
  public List<RecordedCall> lastCalls() {
    return bench.log().last();
  }

  @Override
  public void forgetRequests() {
    bench.log().clear();
  }

  @Override
  public void fault(Fault fault) {
    bench.faults().add(fault);
  }

  @Override
  public void clearFaults() {
    bench.faults().clear();
  }

  @Override
  public Set<String> variants() {
    return bench.surroundings().variants();
  }

  @Override
  public void variants(Collection<String> names) {
    bench.surroundings().variants(names, system.knownVariants());
  }

  @Override
  public Instant now() {
    return bench.surroundings().now();
  }

  @Override
  public void offset(Duration offset) {
    bench.surroundings().offset(offset);
  }

  @Override
  public void reset() {
    synchronized (system) {
      bench.faults().clear();
      bench.log().clear();
      bench.surroundings().reset();
      system.reset();
    }
  }

  private ObjectNode put(String collection, ObjectNode row, boolean checked) {
    synchronized (system) {
      return system.data().put(known(collection), row.deepCopy(), checked);
    }
  }

  private static ObjectNode object(JsonNode row) {
    if (row instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("A row must be an object, not " + row);
  }

  private String known(String collection) {
    if (!collections().contains(collection)) {
      throw new IllegalArgumentException(
          "No collection '" + collection + "'; there are: " + String.join(", ", collections()));
    }
    return collection;
  }
}
