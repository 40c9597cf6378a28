package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A {@link KillableRun} in a process of its own, and what can be done to it. */
final class Program {
  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the program.
   *
   * @param folder for its settings and what it prints
   * @param options beside the world's settings
   */
  static Program start(VtWorld world, Path folder, Map<String, String> options) throws IOException {
    return start(world, world.systems, folder, options);
  }

  /**
   * Starts the program.
   *
   * @param systems settings by which it finds the systems of the world
   * @param folder for its settings and what it prints
   * @param options beside the world's settings
   */
  static Program start(
      VtWorld world,
      Map<String, Map<String, String>> systems,
      Path folder,
      Map<String, String> options)
      throws IOException {
    Properties given = new Properties();
    given.setProperty("now", world.clock.instant().toString());
    options.forEach(given::setProperty);
    put(given, "settings.", world.settings);
    systems.forEach((system, values) -> put(given, system + ".", values));
    Path settings = folder.resolve("settings.properties");
    try (Writer out = Files.newBufferedWriter(settings)) {
      given.store(out, null);
    }
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path log = folder.resolve("program.log");
    Process process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath,
                KillableRun.class.getName(),
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Program(process, log);
  }

  private static void put(Properties given, String prefix, Map<String, String> values) {
    values.forEach((name, value) -> given.setProperty(prefix + name, value));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Lets it stand still: no thread of it does anything until {@link #resume}. */
  void pause() {
    signal("STOP");
    awaitPause();
  }

  /** Waits until it stands still. */
  void awaitPause() {
    while (!state().startsWith("T")) {
      assertThat(process.isAlive()).as("the program was to pause: " + log()).isTrue();
      Thread.onSpinWait();
    }
  }

  void resume() {
    signal("CONT");
  }

  /** Waits for its end and returns the exit code. */
  int await() throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the program ended: " + log()).isTrue();
    return process.exitValue();
  }

  /** Returns what it printed. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) {
    assertThat(output("kill", "-" + name, Long.toString(process.pid()))).isEmpty();
  }

  /** Returns the letter that stands for what a process does. */
  private String state() {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    try {
      if (!Files.exists(stat)) {
        return output("ps", "-o", "stat=", "-p", Long.toString(process.pid()));
      }
      String line = Files.readString(stat);
      return line.substring(line.lastIndexOf(')') + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String output(String... command) {
    try {
      Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(run.getInputStream().readAllBytes(), Charset.defaultCharset())
          .strip()
          .toUpperCase(Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
