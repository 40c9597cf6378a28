package no.samklang.sync.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How JSON is read and written here: decimals as {@link java.math.BigDecimal} with their zeros,
 * written without an exponent; {@code java.time} as ISO text; unknown properties ignored; text
 * after the value refused. The mappers are shared: use them, do not configure them.
 */
public final class Json {
  private static final ObjectMapper MAPPER = base().build();
  private static final ObjectMapper WITHOUT_NULLS =
      base().defaultPropertyInclusion(nonNull()).build();
  private static final ObjectMapper IGNORING_CASE =
      base().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES).build();

  private Json() {}

  /** Returns the mapper for reading and writing; nulls are written. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Returns the mapper that leaves properties out whose value is null. */
  public static ObjectMapper withoutNulls() {
    return WITHOUT_NULLS;
  }

  /** Returns the mapper for reading where a vendor is not sure of the case of its names. */
  public static ObjectMapper ignoringCase() {
    return IGNORING_CASE;
  }

  private static JsonMapper.Builder base() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
  }

  private static JsonInclude.Value nonNull() {
    return JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
  }
}
