package no.samklang.sync.internal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of a record's fields in 12 bytes each: enough to tell which changed, not what they hold.
 */
final class FieldPrints {
  private static final long EMPTY = 0;

  private FieldPrints() {}

  /** Returns the packed hashes of these fields. */
  static byte[] pack(Map<String, @Nullable String> fields) {
    ByteBuffer packed = ByteBuffer.allocate(12 * fields.size());
    fields.forEach((path, text) -> packed.putInt(path.hashCode()).putLong(print(text)));
    return packed.array();
  }

  /**
   * Returns the names of the fields that differ from what was packed. A key that vanished from a
   * map has no name left; it is reported as {@code attributes}, the only map a model record has.
   */
  static Set<String> changed(byte[] packed, Map<String, @Nullable String> fields) {
    Map<Integer, Long> before = unpack(packed);
    Set<String> names = new TreeSet<>();
    fields.forEach(
        (path, text) -> {
          Long print = before.remove(path.hashCode());
          if (print == null ? text != null : print != print(text)) {
            names.add(path);
          }
        });
    if (before.values().stream().anyMatch(print -> print != EMPTY) && !replaced(names, fields)) {
      names.add("attributes");
    }
    return names;
  }

  private static boolean replaced(Set<String> names, Map<String, @Nullable String> fields) {
    return names.stream().anyMatch(name -> fields.get(name) == null || name.contains("."));
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
    if (text == null) {
      return EMPTY;
    }
    long hash = Hashing.quick(text);
    return hash == EMPTY ? 1 : hash;
  }
}
