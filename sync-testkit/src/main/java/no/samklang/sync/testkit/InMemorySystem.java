package no.samklang.sync.testkit;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unclear;
import org.jspecify.annotations.Nullable;

/**
 * A whole system in memory, to test a synchronisation without a network: source and target of any
 * entity types, with the abilities a test declares. It pages, overlaps, queues, hides new records
 * for the declared delay and refuses what was not declared, as a vendor would; it records every
 * call, and a test can break any of them.
 *
 * <pre>{@code
 * InMemorySystem erp =
 *     InMemorySystem.builder("erp")
 *         .type(EntityTypes.CUSTOMER, Capabilities.builder().reading(Reading.CHANGES).build())
 *         .build();
 * erp.put(EntityTypes.CUSTOMER, "1", Customer.builder().name("Ås Bygg").build());
 * }</pre>
 *
 * <p>Thread-safe. Closing changes nothing: what it holds outlives every connection, as in a real
 * system.
 */
public final class InMemorySystem implements Connector {
  private final ConnectorDescriptor descriptor;
  private final InstantSource clock;
  private final Faults faults;
  private final Tables tables;
  private final InMemoryConnection connection;

  private InMemorySystem(Builder builder) {
    descriptor =
        new ConnectorDescriptor(
            builder.id,
            builder.name,
            List.of(),
            builder.setups.values().stream()
                .collect(Collectors.toMap(TypeSetup::type, TypeSetup::capabilities)));
    clock = builder.clock;
    faults = new Faults(clock);
    tables = new Tables(builder.id, builder.setups.values(), clock);
    connection = connection(CallWatch.NONE);
  }

  /** Returns a builder of a system whose connector has this id. */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** Returns what the system is and can do. */
  public ConnectorDescriptor descriptor() {
    return descriptor;
  }

  /** Returns a provider whose every connection is this system. */
  public ConnectorProvider provider() {
    return new ConnectorProvider() {
      @Override
      public ConnectorDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public Connector connect(Settings settings, ConnectorContext context) {
        return InMemorySystem.this;
      }
    };
  }

  /**
   * Returns another connection to this system, whose calls go through a watch: two processes that
   * work on one system each have their own.
   */
  public Connector watched(CallWatch watch) {
    return connection(watch);
  }

  private InMemoryConnection connection(CallWatch watch) {
    return new InMemoryConnection(descriptor, tables, new Gate(faults, watch), clock);
  }

  @Override
  public Check check() {
    return connection.check();
  }

  @Override
  public Optional<SourceSystem> source() {
    return connection.source();
  }

  @Override
  public Optional<TargetSystem> target() {
    return connection.target();
  }

  /** Returns how many calls there were, by operation and type. */
  @Override
  public RequestCounts requests() {
    return faults.counts();
  }

  @Override
  public void close() {}

  /**
   * Does what a person does who enters or changes a record: adds it, or replaces the one of this id
   * and offers it anew.
   */
  public <T> void put(EntityType<T> type, String id, T value) {
    tables.of(type).put(id, Objects.requireNonNull(value, "value"));
  }

  /**
   * Changes a record.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  public <T> void edit(EntityType<T> type, String id, UnaryOperator<T> edit) {
    requireThere(tables.of(type).edit(id, edit), type, id);
  }

  /**
   * Deletes a record; what is seen of that depends on {@link Capabilities#seesDeletes()}.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  public void delete(EntityType<?> type, String id) {
    if (!tables.of(type).delete(id)) {
      throw unknown(type, id);
    }
  }

  /**
   * Makes a record unreadable until it is put or edited again: reading gives it as faulty.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  public void corrupt(EntityType<?> type, String id, Message fault) {
    corrupt(tables.of(type), id, fault);
  }

  /**
   * Does what a person does who releases or sends a document: from then on it is no draft, and
   * updating or deleting it is refused.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  public void finalise(EntityType<?> type, String id) {
    if (tables.of(type).row(id).isEmpty()) {
      throw unknown(type, id);
    }
    tables.of(type).finalise(id);
  }

  /** Returns all records by id, in the order of the ids. */
  public <T> Map<String, T> records(EntityType<T> type) {
    Map<String, T> records = new LinkedHashMap<>();
    tables.of(type).living().forEach(row -> records.put(row.id(), row.value()));
    return records;
  }

  /** Returns one record; empty when it is not there. */
  public <T> Optional<T> record(EntityType<T> type, String id) {
    return tables.of(type).row(id).map(Row::value);
  }

  /** Returns how a record was taken out of use; empty while it is in use or when it was deleted. */
  public Optional<Retirement> retired(EntityType<?> type, String id) {
    return tables.of(type).row(id).map(Row::retired);
  }

  /** Returns how often a record was really made under each reference, by reference. */
  public Map<String, Integer> creates(EntityType<?> type) {
    return tables.of(type).creates();
  }

  /** Returns what a queue was told: target id, or an empty text, by source id. */
  public Map<String, String> acknowledged(EntityType<?> type) {
    return tables.of(type).acknowledged();
  }

  /** Returns every call so far, oldest first. */
  public List<Call> calls() {
    return faults.calls();
  }

  /** Returns the calls of one operation so far, oldest first. */
  public List<Call> calls(Operation operation) {
    return calls().stream().filter(call -> call.operation() == operation).toList();
  }

  /** Rejects records like this, on create and update, for this reason. */
  public <T> void refuse(EntityType<T> type, Predicate<T> when, Message why) {
    tables.of(type).refuse(when, why);
  }

  /** Lets calls go wrong from now on, beside those of the rules given before. */
  public void breakCalls(FaultRule rule) {
    faults.add(rule);
  }

  /** Lets every call go well again; hooks stay. */
  public void heal() {
    faults.clear();
  }

  /** Breaks the next call of this operation before any work; several are used in turn. */
  public void failNext(Operation operation, SyncException fault) {
    faults.failBefore(operation, fault);
  }

  /** Breaks the next call of this operation after its work is done; several are used in turn. */
  public void failNextAfterwards(Operation operation, SyncException fault) {
    faults.failAfter(operation, fault);
  }

  /** Lets the next create do its work and throw {@link Unclear}, as when the answer is lost. */
  public void loseAnswerOfNextCreate() {
    failNextAfterwards(Operation.CREATE, new Unclear(Message.of("inmemory.answer-lost")));
  }

  /** Runs a hook before the work of every call of this operation, on the caller's thread. */
  public void before(Operation operation, Consumer<Call> hook) {
    faults.hookBefore(operation, hook);
  }

  /** Runs a hook after the work of every call of this operation, on the caller's thread. */
  public void after(Operation operation, Consumer<Call> hook) {
    faults.hookAfter(operation, hook);
  }

  private static <T> void corrupt(Table<T> table, String id, Message fault) {
    requireThere(table.corrupt(id, fault), table.type, id);
  }

  private static void requireThere(Optional<?> row, EntityType<?> type, String id) {
    if (row.isEmpty()) {
      throw unknown(type, id);
    }
  }

  private static IllegalArgumentException unknown(EntityType<?> type, String id) {
    return new IllegalArgumentException("no " + type + " '" + id + "': put it first");
  }

  /** Collects what a system holds; not thread-safe. */
  public static final class Builder {
    private final String id;
    private String name;
    private InstantSource clock = MovableClock.at("2026-11-01T08:00:00Z");
    private final Map<EntityType<?>, TypeSetup<?>> setups = new LinkedHashMap<>();

    private Builder(String id) {
      this.id = id;
      this.name = id;
    }

    /** Sets the name for people; default the id. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets the clock; default one that stands still on the first of November 2026. */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /** Adds a type and what can be done with it. */
    public Builder type(EntityType<?> type, Capabilities capabilities) {
      setups.put(type, new TypeSetup<>(type, capabilities));
      return this;
    }

    /**
     * Tells how to read a match key; without it a key is the text of the field of its name.
     *
     * @throws IllegalArgumentException if the type was not added yet
     */
    public <T> Builder key(EntityType<T> type, String key, Function<T, @Nullable String> value) {
      setup(type).keys().put(key, value);
      return this;
    }

    /**
     * Says that records are made in these steps, one call each, in this order.
     *
     * @throws IllegalArgumentException if the type was not added yet
     */
    public <T> Builder inSteps(EntityType<T> type, String... steps) {
      setups.put(type, setup(type).inSteps(List.of(steps)));
      return this;
    }

    /** Returns the system, empty. */
    public InMemorySystem build() {
      return new InMemorySystem(this);
    }

    @SuppressWarnings("unchecked") // a setup is put under the type it was made with
    private <T> TypeSetup<T> setup(EntityType<T> type) {
      TypeSetup<?> setup = setups.get(type);
      if (setup == null) {
        throw new IllegalArgumentException("type " + type + " is not added yet: call type first");
      }
      return (TypeSetup<T>) setup;
    }
  }
}
