package no.samklang.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.testkit.MovableClock;

/** Gives command lines in process, in a folder and with variables of its own. */
final class Shell {
  static final String GOOD =
      """
      integration: test-pair
      store: state.db
      systems:
        test-erp:
          baseUrl: https://erp.example
          key: ${env:ERP_KEY}
        test-app:
          token: app-token-very-secret
      settings:
        owner: Åse
      """;
  static final String ERP_KEY = "erp-key-very-secret";

  final Path folder;
  final Map<String, String> variables = new HashMap<>(Map.of("ERP_KEY", ERP_KEY));
  final MovableClock clock;
  boolean terminal;
  final List<String> idled = new ArrayList<>();

  Shell(Path folder) {
    this(folder, MovableClock.at("2026-11-20T07:00:00Z"));
  }

  Shell(Path folder, MovableClock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What a command line printed and how it ended. */
  record Result(int code, String out, String err) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (JsonProcessingException bad) {
        throw new AssertionError("not JSON: " + out, bad);
      }
    }

    String all() {
      return out + err;
    }
  }

  Result give(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Screen screen = new Screen(new PrintWriter(out), new PrintWriter(err), terminal);
    Surroundings surroundings =
        new Surroundings(screen, variables::get, "kari", clock, () -> idled.add("idle"));
    int code = Samklang.run(surroundings, arguments);
    return new Result(code, out.toString(), err.toString());
  }

  /** Writes a configuration and returns its path. */
  String config(String yaml) {
    return file("c.yaml", yaml);
  }

  String good() {
    return config(GOOD);
  }

  String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  /** Makes the first plan and applies it. */
  String released() {
    String config = good();
    give("plan", config, "--out", path("first.json"));
    give("apply", path("first.json"), config);
    return config;
  }
}
