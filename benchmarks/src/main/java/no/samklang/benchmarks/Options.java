package no.samklang.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command line: a command, then {@code --name value} pairs. */
record Options(String command, Map<String, String> values) {

  static Options of(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 1; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "'" + arguments[i] + "': options are --name value; see benchmarks/run help");
      }
      values.put(arguments[i].substring(2), arguments[i + 1]);
    }
    return new Options(arguments.length == 0 ? "help" : arguments[0], values);
  }

  int number(String name, int otherwise) {
    String text = values.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  List<String> list(String name, String otherwise) {
    return List.of(text(name, otherwise).split(","));
  }

  /** Returns further flags of the measured processes, separated by spaces. */
  List<String> jvm() {
    List<String> flags = new ArrayList<>(List.of(text("jvm", "").split(" ")));
    flags.removeIf(String::isEmpty);
    return flags;
  }
}
