package no.samklang.sync.store.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/** Small values that stand in one column as JSON. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<LinkedHashMap<String, String>> TABLE =
      new TypeReference<>() {};

  private Json() {}

  static String of(List<String> texts) {
    return write(texts);
  }

  static String of(Map<String, String> table) {
    return write(table);
  }

  /** A message is its code followed by the names and values of its parameters. */
  static @Nullable String of(@Nullable Message message) {
    if (message == null) {
      return null;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", message.code());
    fields.put("params", message.params());
    return write(fields);
  }

  static List<String> texts(String json) {
    return read(json, TEXTS);
  }

  static Map<String, String> table(String json) {
    return read(json, TABLE);
  }

  static Message message(String json) {
    try {
      return MAPPER.readValue(json, Message.class);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a value cannot be written as JSON", e);
    }
  }

  private static <V> V read(String json, TypeReference<V> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private static UncheckedStoreException unreadable(JsonProcessingException cause) {
    return new UncheckedStoreException(
        "the state file holds JSON that cannot be read; restore it from a backup", cause);
  }
}
