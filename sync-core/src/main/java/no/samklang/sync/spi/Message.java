package no.samklang.sync.spi;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What there is to tell a person, as a code with named parameters; {@link Messages} has the texts.
 *
 * @param code such as {@code http.not-allowed}: lower case, the first part names who speaks
 * @param params values by name, in the order given; never a secret
 */
public record Message(String code, Map<String, String> params) implements Serializable {

  /** Copies the parameters and keeps their order. */
  public Message {
    if (code.isBlank()) {
      throw new IllegalArgumentException(
          "code is empty: give a message a code such as http.not-allowed");
    }
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** Returns a message without parameters. */
  public static Message of(String code) {
    return new Message(code, Map.of());
  }

  /** Returns a message with one parameter. */
  public static Message of(String code, String name, Object value) {
    return of(code).with(name, value);
  }

  /** Returns a message with two parameters. */
  public static Message of(String code, String name1, Object value1, String name2, Object value2) {
    return of(code, name1, value1).with(name2, value2);
  }

  /** Returns this message with one more parameter; a name that is there already is replaced. */
  public Message with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(params);
    more.put(name, value.toString());
    return new Message(code, more);
  }
}
