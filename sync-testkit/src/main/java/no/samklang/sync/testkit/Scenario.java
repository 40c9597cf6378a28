package no.samklang.sync.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunOptions;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;

/**
 * Plays a story of two systems that is written as text, and tells as text what came of it. A line
 * of the story is one of
 *
 * <pre>
 * left put customer c1 {"number":"1001","name":"Ås Bygg"}      right likewise
 * left edit customer c1 {"name":"Ås Bygg AS"}                  the fields named
 * left delete customer c1
 * right fail CREATE lost-answer 2                              the second such call from now on
 * pass PT6M                                                    time passes
 * run                                                          opens the integration and runs it
 * # anything
 * </pre>
 *
 * <p>What is told holds each line, under a run its report, and in the end all records of both
 * systems and what stands parked. One write is under way at a time, so that the same story is told
 * in the same words. Not thread-safe.
 */
public final class Scenario {
  private static final int MANY = 1_000;
  private static final int LAST = 3;

  private final Integration integration;
  private final InMemorySystem left;
  private final InMemorySystem right;
  private final MovableClock clock;
  private final SyncStateStore store;
  private final Random random = new Random(42);
  private final StringBuilder told = new StringBuilder();

  /**
   * Makes a stage.
   *
   * @param integration the routes between the two systems
   * @param store the memory; the caller closes it
   * @param clock the clock of systems and store
   */
  public Scenario(
      Integration integration,
      InMemorySystem left,
      InMemorySystem right,
      SyncStateStore store,
      MovableClock clock) {
    this.integration = integration;
    this.left = left;
    this.right = right;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Plays a story and returns what came of it.
   *
   * @throws IllegalArgumentException naming the line that is none
   */
  public String play(String story) {
    int number = 0;
    for (String line : story.lines().toList()) {
      number++;
      told.append(line).append('\n');
      try {
        line(line.strip());
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "line " + number + ", '" + line + "': " + wrong.getMessage(), wrong);
      }
    }
    tellRecords(left);
    tellRecords(right);
    tellParked();
    return told.toString();
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    List<String> words = List.of(line.split(" ", 5));
    switch (words.get(0)) {
      case "left" -> act(left, words.subList(1, words.size()));
      case "right" -> act(right, words.subList(1, words.size()));
      case "pass" -> clock.advance(Duration.parse(word(words, 1)));
      case "run" -> run();
      default -> throw new IllegalArgumentException("use left, right, pass, run or #");
    }
  }

  private static String word(List<String> words, int place) {
    if (place >= words.size()) {
      throw new IllegalArgumentException("something is missing at the end");
    }
    return words.get(place);
  }

  private void act(InMemorySystem system, List<String> words) {
    switch (word(words, 0)) {
      case "put" -> put(system, type(system, words), word(words, 2), word(words, LAST));
      case "edit" -> edit(system, type(system, words), word(words, 2), word(words, LAST));
      case "delete" -> system.delete(type(system, words), word(words, 2));
      case "fail" -> fail(system, words);
      default -> throw new IllegalArgumentException("use put, edit, delete or fail");
    }
  }

  private static EntityType<?> type(InMemorySystem system, List<String> words) {
    String name = word(words, 1);
    return system.descriptor().capabilities().keySet().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no type " + name));
  }

  private static <T> void put(InMemorySystem system, EntityType<T> type, String id, String json) {
    system.put(type, id, FieldPaths.parse(type, FieldPaths.tree(json)));
  }

  private static <T> void edit(InMemorySystem system, EntityType<T> type, String id, String json) {
    JsonNode fields = FieldPaths.tree(json);
    Set<String> names = new HashSet<>();
    fields.fieldNames().forEachRemaining(names::add);
    system.edit(type, id, now -> FieldPaths.merge(type, now, fields, names));
  }

  private static void fail(InMemorySystem system, List<String> words) {
    Operation operation = Operation.valueOf(word(words, 1));
    int call = words.size() > LAST ? Integer.parseInt(words.get(LAST)) : 1;
    system.breakCalls(fault(word(words, 2)).in(operation).onCall(call));
  }

  private static Fault fault(String name) {
    return switch (name) {
      case "refused" -> Fault.refused();
      case "unavailable" -> Fault.unavailable(Duration.ofMinutes(1));
      case "not-allowed" -> Fault.notAllowed();
      case "unclear-before" -> Fault.unclearBeforeTheWork();
      case "unclear-after" -> Fault.unclearAfterTheWork();
      case "stale" -> Fault.stale();
      case "gone" -> Fault.gone();
      case "broken-answer" -> Fault.brokenAnswer();
      case "lost-answer" -> Fault.lostAnswer();
      case "partial-page" -> Fault.partialPage();
      case "duplicate-row" -> Fault.duplicateRow();
      default -> throw new IllegalArgumentException("there is no fault " + name);
    };
  }

  private void run() {
    clock.advance(Duration.ofSeconds(1));
    SyncEngine engine =
        SyncEngine.builder()
            .store(store)
            .clock(clock)
            .random(random)
            .holder("scenario")
            .maxInFlight(1)
            .build();
    Connections systems =
        Connections.of(
            new Connection(left.descriptor(), left), new Connection(right.descriptor(), right));
    try (SyncSession session = engine.open(integration, systems)) {
      session
          .run(RunOptions.builder().acceptFirstPlanBy("scenario").build())
          .routes()
          .forEach(this::tell);
    }
  }

  private void tell(RouteReport report) {
    told.append("  ").append(report.route()).append(' ').append(report.state());
    new TreeMap<>(report.counts())
        .forEach(
            (outcome, count) ->
                told.append(' ')
                    .append(outcome.name().toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(count));
    told.append('\n');
  }

  private void tellRecords(InMemorySystem system) {
    told.append("= ").append(system.descriptor().id()).append('\n');
    Map<String, EntityType<?>> types = new TreeMap<>();
    system.descriptor().capabilities().keySet().forEach(type -> types.put(type.name(), type));
    types.values().forEach(type -> tellRecords(system, type));
  }

  private <T> void tellRecords(InMemorySystem system, EntityType<T> type) {
    Map<String, String> acknowledged = system.acknowledged(type);
    system
        .records(type)
        .forEach(
            (id, record) -> {
              told.append("  ").append(type).append(' ').append(id).append(' ');
              told.append(FieldPaths.json(record));
              system.retired(type, id).ifPresent(how -> told.append(' ').append(how));
              if (acknowledged.containsKey(id)) {
                told.append(" acknowledged as ").append(acknowledged.get(id));
              }
              told.append('\n');
            });
  }

  private void tellParked() {
    told.append("= parked\n");
    integration
        .routes()
        .forEach(
            route ->
                store
                    .parkedPage(
                        new StateScope("default", integration.id()), route.name(), null, MANY)
                    .forEach(this::tell));
  }

  private void tell(Parked parked) {
    told.append("  ").append(parked.route()).append(' ').append(parked.sourceId()).append(' ');
    told.append(parked.kind()).append(' ').append(parked.message().code()).append('\n');
  }
}
