package no.samklang.sync.internal;

import java.util.Optional;
import no.samklang.sync.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record class under the dotted paths of its leaves, each path made once: a
 * path that is made anew for every record is hashed anew as well. Immutable.
 */
final class FieldPaths {
  private static final ClassValue<Optional<FieldPaths>> PATHS =
      new ClassValue<>() {
        @Override
        protected Optional<FieldPaths> computeValue(Class<?> type) {
          return RecordShape.of(type).map(shape -> new FieldPaths("", shape));
        }
      };

  private final RecordShape shape;
  private final String[] paths;
  private final @Nullable FieldPaths[] inner;

  private FieldPaths(String prefix, RecordShape shape) {
    this.shape = shape;
    this.paths = new String[shape.size()];
    this.inner = new FieldPaths[shape.size()];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = prefix + shape.name(i);
      inner[i] = inner(paths[i], shape.type(i));
    }
  }

  /** Returns the paths of a class; nothing if it has no plain shape. */
  static Optional<FieldPaths> of(Class<?> type) {
    return PATHS.get(type);
  }

  private static @Nullable FieldPaths inner(String path, Class<?> type) {
    return type.isRecord() && type != Ref.class
        ? new FieldPaths(path + ".", RecordShape.of(type).orElseThrow())
        : null;
  }

  int size() {
    return paths.length;
  }

  String path(int component) {
    return paths[component];
  }

  /** Returns the paths within a component that is a record of its own; null for a leaf. */
  @Nullable FieldPaths inner(int component) {
    return inner[component];
  }

  @Nullable Object get(int component, Object record) {
    return shape.get(component, record);
  }
}
