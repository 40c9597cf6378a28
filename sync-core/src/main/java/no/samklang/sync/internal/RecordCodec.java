package no.samklang.sync.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as canonical JSON, the same text for equal records: properties in the record's
 * order, map keys sorted, decimals without trailing zeros, days and stamps in ISO 8601.
 * Thread-safe.
 */
final class RecordCodec {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(BigDecimal.class, new PlainDecimal()))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectWriter COMPACT =
      MAPPER.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL).writer();
  private static final ObjectMapper FIELDS =
      MAPPER.copy().registerModule(new SimpleModule("refs").addSerializer(Ref.class, new IdOnly()));

  private static final ThreadLocal<RecordBytes> BYTES = ThreadLocal.withInitial(RecordBytes::new);

  private RecordCodec() {}

  /** Returns the JSON of a record or of any of the engine's own values. */
  static String json(Object value) {
    try {
      return COMPACT.writeValueAsString(value);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), wrong);
    }
  }

  /** Returns JSON in which what is null stands too: it was empty, or is to be. */
  static String jsonWithNulls(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), wrong);
    }
  }

  /** Returns the record that {@link #json} wrote. */
  static <T> T read(EntityType<T> type, String json) {
    return read(type.recordClass(), json);
  }

  /** Returns the value that {@link #json} wrote. */
  static <T> T read(Class<T> type, String json) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("not the JSON of a " + type.getSimpleName(), wrong);
    }
  }

  /** Returns a reader that takes no field which the class has not. */
  static ObjectReader strict() {
    return MAPPER.reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** Returns JSON as a tree; decimals keep their digits. */
  static JsonNode tree(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }

  /** Returns what {@link #json} wrote of an intent whose document is of this type. */
  static <T> Dispatch<T> dispatch(EntityType<T> type, String json) {
    try {
      return MAPPER.readValue(
          json,
          MAPPER.getTypeFactory().constructParametricType(Dispatch.class, type.recordClass()));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("not an intent with a " + type, wrong);
    }
  }

  /** Returns the fingerprint of a record under a salt, which is the mapping it was seen with. */
  static Fingerprint fingerprint(byte[] salt, Object value) {
    RecordBytes content = BYTES.get().clear();
    content.value(value);
    return Hashing.fingerprint(salt, content.bytes(), content.size());
  }

  /** Returns the fingerprint of a text under a salt. */
  static Fingerprint fingerprint(byte[] salt, String text) {
    return Hashing.fingerprint(salt, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the leaves of a record by dotted path, empty ones with null. A reference is its id, a
   * list its JSON.
   */
  static Map<String, @Nullable String> fields(Object value) {
    Map<String, @Nullable String> leaves = new LinkedHashMap<>(32);
    Optional<RecordPaths> paths = RecordPaths.of(value.getClass());
    if (paths.isPresent()) {
      components(paths.get(), value, leaves);
    } else {
      properties(value, leaves);
    }
    return leaves;
  }

  private static void components(
      RecordPaths paths, Object record, Map<String, @Nullable String> leaves) {
    for (int i = 0; i < paths.size(); i++) {
      Object component = paths.get(i, record);
      RecordPaths inner = paths.inner(i);
      if (component == null) {
        leaves.put(paths.path(i), null);
      } else if (inner != null) {
        components(inner, component, leaves);
      } else if (component instanceof Map<?, ?> map) {
        entries(paths.path(i), map, leaves);
      } else {
        leaves.put(paths.path(i), leaf(component));
      }
    }
  }

  private static void entries(String path, Map<?, ?> map, Map<String, @Nullable String> leaves) {
    Map<?, ?> sorted = map.size() > 1 ? new TreeMap<>(map) : map;
    sorted.forEach((key, text) -> leaves.put(path + "." + key, (String) text));
  }

  private static String leaf(Object component) {
    if (component instanceof Ref<?> reference) {
      return reference.id();
    } else if (component instanceof List<?> list) {
      return FIELDS.valueToTree(list).toString();
    } else if (component instanceof BigDecimal decimal) {
      return plain(decimal);
    } else if (component instanceof Enum<?> one) {
      return one.name();
    }
    return component.toString();
  }

  /** Takes what JSON would write of a class that has no shape here. */
  static void properties(Object value, Map<String, @Nullable String> leaves) {
    try (TokenBuffer tokens = new TokenBuffer(FIELDS, false)) {
      FIELDS.writeValue(tokens, value);
      try (JsonParser parser = tokens.asParser()) {
        parser.nextToken();
        flatten("", parser, leaves);
      }
    } catch (IOException wrong) {
      throw new IllegalArgumentException("has no fields: " + value.getClass(), wrong);
    }
  }

  /** Returns a decimal without trailing zeros; in plain notation unless that were very long. */
  static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return Math.abs((long) stripped.scale()) < 100 ? stripped.toPlainString() : stripped.toString();
  }

  /** Takes the members of the object that the parser stands on. */
  private static void flatten(
      String prefix, JsonParser parser, Map<String, @Nullable String> leaves) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        flatten(path + ".", parser, leaves);
      } else {
        leaves.put(path, leaf(token, parser));
      }
    }
  }

  private static @Nullable String leaf(JsonToken token, JsonParser parser) throws IOException {
    return switch (token) {
      case VALUE_NULL -> null;
      case START_ARRAY -> parser.readValueAsTree().toString();
      case VALUE_NUMBER_FLOAT -> plain(parser.getDecimalValue());
      default -> parser.getText();
    };
  }

  private static final class PlainDecimal extends JsonSerializer<BigDecimal> {
    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeNumber(plain(value));
    }
  }

  @SuppressWarnings("rawtypes") // a serializer is registered for the raw class
  private static final class IdOnly extends JsonSerializer<Ref> {
    @Override
    public void serialize(Ref value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.id());
    }
  }
}
