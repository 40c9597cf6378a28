package no.samklang.benchmarks.server;

import java.util.HashMap;
import java.util.Map;

/** The parameters behind a path's question mark; none of ours needs decoding. */
record Query(Map<String, String> parameters) {

  static Query of(String path) {
    Map<String, String> parameters = new HashMap<>();
    int mark = path.indexOf('?');
    if (mark >= 0) {
      for (String pair : path.substring(mark + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return new Query(parameters);
  }

  boolean has(String name) {
    return parameters.containsKey(name);
  }

  String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  int number(String name, int otherwise) {
    String text = parameters.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }
}
