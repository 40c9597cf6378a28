package no.samklang.sync.model;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names a kind of record and its Java class. Hosts may define their own; the engine is generic and
 * knows none by name. Two types are equal when their names are. Immutable and thread-safe.
 *
 * @param <T> class of the records, a Java record that Jackson can write and read
 */
public final class EntityType<T> {
  private final String name;
  private final Class<T> recordClass;
  private final Function<T, @Nullable String> number;
  private final Function<T, @Nullable String> label;
  private final References<T> references;

  private EntityType(Builder<T> builder) {
    name = builder.name;
    recordClass = builder.recordClass;
    number = builder.number;
    label = builder.label;
    references = builder.references;
  }

  /** Rewrites the references that a record holds. */
  @FunctionalInterface
  public interface References<T> {
    /**
     * Returns the record with every reference replaced by what the translator returns for it.
     * Called more than once for a record; must ask for the same references each time.
     */
    T translate(T value, Translator translator);
  }

  /** Gives the other side's reference for one of this side's. */
  public interface Translator {
    /** Returns the translated reference; null for null and for one that is to be left out. */
    <R> @Nullable Ref<R> optional(@Nullable Ref<R> reference);

    /** Returns the translated reference. */
    <R> Ref<R> required(Ref<R> reference);
  }

  /** Returns a type whose records have neither references nor a number of their own. */
  public static <T> EntityType<T> of(String name, Class<T> recordClass) {
    return builder(name, recordClass).build();
  }

  /** Returns a builder for a type of this name. */
  public static <T> Builder<T> builder(String name, Class<T> recordClass) {
    return new Builder<>(name, recordClass);
  }

  /** Returns the name: short, lower case, stable, as it is stored in the state. */
  public String name() {
    return name;
  }

  /** Returns the class of the records. */
  public Class<T> recordClass() {
    return recordClass;
  }

  /** Returns the number that people see on this record, or null if it has none. */
  public @Nullable String numberOf(T value) {
    return number.apply(value);
  }

  /** Returns a short text by which people know this record, or null if it has none. */
  public @Nullable String labelOf(T value) {
    return label.apply(value);
  }

  /** Returns the record with its references translated. */
  public T translate(T value, Translator translator) {
    return references.translate(value, translator);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EntityType<?> type && type.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Collects what an {@link EntityType} needs; not thread-safe. */
  public static final class Builder<T> {
    private final String name;
    private final Class<T> recordClass;
    private Function<T, @Nullable String> number = value -> null;
    private Function<T, @Nullable String> label = value -> null;
    private References<T> references = (value, translator) -> value;

    private Builder(String name, Class<T> recordClass) {
      if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
        throw new IllegalArgumentException(
            "entity type name '" + name + "': use 1 to 40 lower-case letters, digits and hyphens");
      }
      this.name = name;
      this.recordClass = Objects.requireNonNull(recordClass, "recordClass");
    }

    /** Tells how to read the number that people see. */
    public Builder<T> number(Function<T, @Nullable String> number) {
      this.number = number;
      return this;
    }

    /** Tells how to read the text by which people know a record. */
    public Builder<T> label(Function<T, @Nullable String> label) {
      this.label = label;
      return this;
    }

    /** Tells how to rewrite the references a record holds. */
    public Builder<T> references(References<T> references) {
      this.references = references;
      return this;
    }

    /** Returns the type. */
    public EntityType<T> build() {
      return new EntityType<>(this);
    }
  }
}
