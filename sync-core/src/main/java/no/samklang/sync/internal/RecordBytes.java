package no.samklang.sync.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes that are the same for equal values and for no others, to be hashed: faster
 * than JSON, and never read back. Components that are null are left out, so that a record class can
 * grow. Not thread-safe; used again.
 */
final class RecordBytes {
  private static final byte END = (byte) 0xff;
  private static final byte BEGIN = (byte) 0xfe;
  private static final byte OTHER = (byte) 0xfd;

  private byte[] bytes = new byte[1024];
  private int size;

  RecordBytes clear() {
    size = 0;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void value(Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof BigDecimal decimal) {
      text(RecordCodec.plain(decimal));
    } else if (value instanceof Enum<?> one) {
      text(one.name());
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else {
      Optional<RecordShape> shape = RecordShape.of(value.getClass());
      if (shape.isPresent()) {
        record(shape.get(), value);
      } else if (RecordShape.isLeaf(value.getClass())) {
        text(value.toString());
      } else {
        add(OTHER);
        text(RecordCodec.json(value));
      }
    }
  }

  private void record(RecordShape shape, Object record) {
    add(BEGIN);
    for (int i = 0; i < shape.size(); i++) {
      Object component = shape.get(i, record);
      if (component != null) {
        text(shape.name(i));
        value(component);
      }
    }
    add(END);
  }

  private void list(List<?> list) {
    add(BEGIN);
    list.forEach(this::element);
    add(END);
  }

  private void map(Map<?, ?> map) {
    add(BEGIN);
    Map<?, ?> sorted = map.size() > 1 ? new TreeMap<>(map) : map;
    sorted.forEach(
        (key, value) -> {
          value(key);
          element(value);
        });
    add(END);
  }

  private void element(@Nullable Object element) {
    if (element == null) {
      add(OTHER);
    } else {
      value(element);
    }
  }

  /** Writes each character as UTF-8 writes it alone; 0xfd to 0xff never occur in it. */
  private void text(String text) {
    int length = text.length();
    if (bytes.length - size < 3 * length + 1) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + 3 * length);
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xc0 | (c >> 6));
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
      } else {
        bytes[size++] = (byte) (0xe0 | (c >> 12));
        bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
      }
    }
    add(END);
  }

  private void add(byte one) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = one;
  }
}
