package no.samklang.sync.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Ref;

/**
 * The components of a record class that holds nothing but texts, numbers, days, stamps, other such
 * records, lists and maps of texts: all types of the common model. What is anything else, such as a
 * class of a host with annotations for JSON, has no shape here. Immutable.
 */
final class RecordShape {
  private static final Set<Class<?>> LEAVES =
      Set.of(
          String.class,
          Boolean.class,
          boolean.class,
          Integer.class,
          int.class,
          Long.class,
          long.class,
          BigDecimal.class,
          BigInteger.class,
          LocalDate.class,
          YearMonth.class,
          Instant.class);

  private static final ClassValue<Optional<RecordShape>> SHAPES =
      new ClassValue<>() {
        @Override
        protected Optional<RecordShape> computeValue(Class<?> type) {
          return shape(type, Set.of());
        }
      };

  private final String[] names;
  private final Class<?>[] types;
  private final MethodHandle[] getters;

  private RecordShape(String[] names, Class<?>[] types, MethodHandle[] getters) {
    this.names = names;
    this.types = types;
    this.getters = getters;
  }

  /** Returns the shape of a class; nothing if it is not that plain. */
  static Optional<RecordShape> of(Class<?> type) {
    return SHAPES.get(type);
  }

  int size() {
    return names.length;
  }

  String name(int component) {
    return names[component];
  }

  Class<?> type(int component) {
    return types[component];
  }

  @SuppressWarnings("NullAway") // a component may be null; the handle's signature cannot say so
  Object get(int component, Object record) {
    try {
      return getters[component].invokeExact(record);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalArgumentException("cannot read " + names[component], thrown);
    }
  }

  /** Returns whether a value of this class is written by its text. */
  static boolean isLeaf(Class<?> type) {
    return LEAVES.contains(type);
  }

  /** Reads a class, given those that hold it: one that holds itself has no shape. */
  private static Optional<RecordShape> shape(Class<?> type, Set<Class<?>> holders) {
    boolean annotated = type != Ref.class && type.getAnnotations().length > 0;
    if (!type.isRecord() || annotated || holders.contains(type)) {
      return Optional.empty();
    }
    Set<Class<?>> path = new HashSet<>(holders);
    path.add(type);
    for (RecordComponent component : type.getRecordComponents()) {
      if (hasAnnotations(component) || !isPlain(component, path)) {
        return Optional.empty();
      }
    }
    return read(type);
  }

  private static boolean hasAnnotations(RecordComponent component) {
    return component.getAnnotations().length + component.getAccessor().getAnnotations().length > 0;
  }

  private static boolean isPlain(RecordComponent component, Set<Class<?>> path) {
    Class<?> type = component.getType();
    return isLeaf(type)
        || type.isEnum()
        || type == List.class
        || isTextMap(component.getGenericType())
        || shape(type, path).isPresent();
  }

  private static boolean isTextMap(Type type) {
    return type instanceof ParameterizedType map
        && map.getRawType() == Map.class
        && List.of(map.getActualTypeArguments()).equals(List.of(String.class, String.class));
  }

  private static Optional<RecordShape> read(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    String[] names = new String[components.length];
    Class<?>[] types = new Class<?>[components.length];
    MethodHandle[] getters = new MethodHandle[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        Method accessor = components[i].getAccessor();
        names[i] = components[i].getName();
        types[i] = components[i].getType();
        getters[i] =
            MethodHandles.publicLookup()
                .unreflect(accessor)
                .asType(MethodType.methodType(Object.class, Object.class));
      }
    } catch (IllegalAccessException notPublic) {
      return Optional.empty();
    }
    return Optional.of(new RecordShape(names, types, getters));
  }
}
