package no.samklang.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Starts a class of this program in a Java process of its own, with this program's class path. */
record JavaProcess(Class<?> main, List<String> flags, List<String> arguments) {

  Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /**
   * Runs it to its end.
   *
   * @return the rest of the line that begins with {@code mark}
   * @throws IllegalStateException if it fails or prints no such line
   */
  String figures(String mark) throws IOException, InterruptedException {
    Process process = start();
    List<String> lines;
    try (BufferedReader out = process.inputReader()) {
      lines = out.lines().toList();
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
    int exit = process.waitFor();
    List<String> marked = lines.stream().filter(line -> line.startsWith(mark)).toList();
    if (exit != 0 || marked.isEmpty()) {
      throw new IllegalStateException(
          main.getName()
              + " "
              + arguments
              + " ended with "
              + exit
              + ": "
              + lines.stream().collect(Collectors.joining("\n")));
    }
    return marked.get(0).substring(mark.length());
  }
}
