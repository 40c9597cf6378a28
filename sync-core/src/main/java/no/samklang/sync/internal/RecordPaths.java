package no.samklang.sync.internal;

import java.util.Optional;
import no.samklang.sync.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record class under the dotted paths of its leaves, each path made once: a
 * path that is made anew for every record is hashed anew as well. Immutable.
 */
final class RecordPaths {
  private static final ClassValue<Optional<RecordPaths>> PATHS =
      new ClassValue<>() {
        @Override
        protected Optional<RecordPaths> computeValue(Class<?> type) {
          return RecordShape.of(type).map(shape -> new RecordPaths("", shape));
        }
      };

  private final RecordShape shape;
  private final String[] paths;
  private final @Nullable RecordPaths[] inner;

  private RecordPaths(String prefix, RecordShape shape) {
    this.shape = shape;
    this.paths = new String[shape.size()];
    this.inner = new RecordPaths[shape.size()];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = prefix + shape.name(i);
      inner[i] = inner(paths[i], shape.type(i));
    }
  }

  /** Returns the paths of a class; nothing if it has no plain shape. */
  static Optional<RecordPaths> of(Class<?> type) {
    return PATHS.get(type);
  }

  private static @Nullable RecordPaths inner(String path, Class<?> type) {
    return type.isRecord() && type != Ref.class
        ? new RecordPaths(path + ".", RecordShape.of(type).orElseThrow())
        : null;
  }

  int size() {
    return paths.length;
  }

  String path(int component) {
    return paths[component];
  }

  /** Returns the paths within a component that is a record of its own; null for a leaf. */
  @Nullable RecordPaths inner(int component) {
    return inner[component];
  }

  @Nullable Object get(int component, Object record) {
    return shape.get(component, record);
  }
}
