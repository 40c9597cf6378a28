package no.samklang.sync.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of a record's fields in 12 bytes each: enough to tell which changed, not what they hold.
 */
final class FieldPrints {
  private static final long EMPTY = 0;

  /** The only map a model record has; an empty one leaves no name behind. */
  private static final String MAP = "attributes";

  /** How an empty list reads; it holds as little as none. */
  static final String EMPTY_LIST = "[]";

  private static final int SIZE = 12;

  private FieldPrints() {}

  /** Returns what is kept of a record that was taken out of use: back again, all is written. */
  static byte[] retired() {
    return new byte[SIZE];
  }

  /** Returns whether the record was taken out of use. */
  static boolean isRetired(byte[] packed) {
    return Arrays.equals(packed, retired());
  }

  /**
   * Returns the packed hashes of these fields. Beside each leaf, a field that holds others has the
   * sum of the names below it that hold something, so that one that vanishes is missed.
   */
  static byte[] pack(Map<String, @Nullable String> fields) {
    return pack(fields, Map.of());
  }

  /**
   * Returns the packed hashes of these fields, in which those that are left as they stand keep what
   * was packed before.
   */
  static byte[] pack(
      Map<String, @Nullable String> fields, byte[] before, Predicate<String> leftWhenEmpty) {
    Map<Integer, Long> earlier = unpack(before);
    Map<String, Long> left = new HashMap<>();
    fields.forEach(
        (path, text) -> {
          Long print = text == null ? earlier.get(path.hashCode()) : null;
          if (print != null && leftWhenEmpty.test(path)) {
            left.put(path, print);
          }
        });
    return pack(fields, left);
  }

  private static byte[] pack(Map<String, @Nullable String> fields, Map<String, Long> left) {
    Sums parents = new Sums();
    fields.forEach(
        (path, text) -> {
          if (text != null) {
            parents.add(path);
          }
        });
    ByteBuffer packed = ByteBuffer.allocate(SIZE * (fields.size() + parents.size));
    fields.forEach(
        (path, text) -> {
          Long kept = left.get(path);
          packed.putInt(path.hashCode()).putLong(kept == null ? print(text) : kept);
        });
    parents.write(packed);
    return packed.array();
  }

  /** The sums of marks by the hash of the field that holds others, without making its name. */
  private static final class Sums {
    private int[] holders = new int[8];
    private long[] sums = new long[8];
    private int size;

    void add(String path) {
      int dot = path.indexOf('.');
      if (dot >= 0) {
        add(path, dot, mark(path));
      }
    }

    private void add(String path, int firstDot, long mark) {
      int hash = 0;
      for (int i = 0, dot = firstDot; dot >= 0; i++) {
        if (i == dot) {
          add(hash, mark);
          dot = path.indexOf('.', dot + 1);
        }
        hash = 31 * hash + path.charAt(i);
      }
    }

    private void add(int holder, long mark) {
      int at = 0;
      while (at < size && holders[at] != holder) {
        at++;
      }
      if (at == holders.length) {
        holders = Arrays.copyOf(holders, 2 * at);
        sums = Arrays.copyOf(sums, 2 * at);
      }
      if (at == size) {
        holders[size++] = holder;
      }
      sums[at] += mark;
    }

    void write(ByteBuffer packed) {
      for (int i = 0; i < size; i++) {
        packed.putInt(holders[i]).putLong(sums[i]);
      }
    }
  }

  /** Returns whether something was packed for a field. */
  static boolean holds(byte[] packed, String path) {
    return unpack(packed).getOrDefault(path.hashCode(), EMPTY) != EMPTY;
  }

  /** Returns what was packed, with these fields in the place of what they held. */
  static byte[] replaced(byte[] packed, Map<String, @Nullable String> fields) {
    Map<Integer, Long> prints = new HashMap<>();
    fields.forEach((path, text) -> prints.put(path.hashCode(), print(text)));
    ByteBuffer before = ByteBuffer.wrap(packed);
    ByteBuffer after = ByteBuffer.allocate(packed.length);
    while (before.hasRemaining()) {
      int path = before.getInt();
      long print = before.getLong();
      after.putInt(path).putLong(prints.getOrDefault(path, print));
    }
    return after.array();
  }

  /**
   * Returns the names of the fields that differ from what was packed. A field that is no longer
   * there has no name left; it is reported by the field that held it, such as {@code address} or
   * {@code attributes}.
   */
  static Set<String> changed(byte[] packed, Map<String, @Nullable String> fields) {
    Map<Integer, Long> before = unpack(packed);
    Map<String, Long> vanished = new HashMap<>();
    holders(fields)
        .forEach(holder -> vanished.put(holder, before.getOrDefault(holder.hashCode(), EMPTY)));
    Set<String> names = new TreeSet<>();
    fields.forEach(
        (path, text) -> {
          long print = before.getOrDefault(path.hashCode(), EMPTY);
          if (print != print(text)) {
            names.add(path);
          }
          if (print != EMPTY) {
            forParents(path, parent -> vanished.merge(parent, -mark(path), Long::sum));
          }
        });
    vanished.forEach(
        (holder, rest) -> {
          if (rest != EMPTY) {
            names.add(holder);
          }
        });
    return names;
  }

  /** Returns the fields that hold others now, and the map, whether it does or not. */
  private static Set<String> holders(Map<String, @Nullable String> fields) {
    Set<String> holders = new TreeSet<>(Set.of(MAP));
    fields.keySet().forEach(path -> forParents(path, holders::add));
    return holders;
  }

  private static void forParents(String path, Consumer<String> each) {
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      each.accept(path.substring(0, dot));
    }
  }

  private static long mark(String path) {
    return Hashing.quick(path);
  }

  private static Map<Integer, Long> unpack(byte[] packed) {
    Map<Integer, Long> prints = new HashMap<>();
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    while (bytes.hasRemaining()) {
      prints.put(bytes.getInt(), bytes.getLong());
    }
    return prints;
  }

  private static long print(@Nullable String text) {
    if (text == null || text.equals(EMPTY_LIST)) {
      return EMPTY;
    }
    long hash = Hashing.quick(text);
    return hash == EMPTY ? 1 : hash;
  }
}
