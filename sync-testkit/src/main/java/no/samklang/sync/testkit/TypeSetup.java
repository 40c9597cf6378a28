package no.samklang.sync.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities;
import org.jspecify.annotations.Nullable;

/** How an in-memory system holds one type; its map of keys grows while the system is built. */
record TypeSetup<T>(
    EntityType<T> type,
    Capabilities capabilities,
    List<String> steps,
    Map<String, Function<T, @Nullable String>> keys) {
  TypeSetup(EntityType<T> type, Capabilities capabilities) {
    this(type, capabilities, List.of(), new LinkedHashMap<>());
  }

  TypeSetup<T> inSteps(List<String> names) {
    return new TypeSetup<>(type, capabilities, List.copyOf(names), keys);
  }
}
