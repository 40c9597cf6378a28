import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Compiles one source file of the engine with lines replaced, puts it before the others on the
 * class path and runs the engine's tests in a process of its own.
 *
 * <p>A mutant is a title ({@code =}), a file ({@code @}), lines to find ({@code -}, compared
 * without indentation, one after another, once in the file) and lines to put there ({@code +}).
 */
final class Mutants {
  private static final int MINUTES = 10;

  private final Path root;
  private final String classPath;
  private final List<String> tests = new ArrayList<>();
  private final List<Mutant> mutants = new ArrayList<>();

  private record Mutant(String title, String file, List<String> find, List<String> put) {}

  private Mutants(Path root, String classPath) {
    this.root = root;
    this.classPath = classPath;
  }

  public static void main(String[] arguments) throws Exception {
    Mutants all = new Mutants(Path.of(arguments[0]), arguments[2]);
    all.read(Path.of(arguments[1]));
    String wanted = arguments.length > 3 ? arguments[3] : "";
    System.exit(all.run(wanted) ? 0 : 1);
  }

  private void read(Path list) throws IOException {
    for (String line : Files.readAllLines(list)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String rest = line.substring(1).strip();
      Mutant last = mutants.isEmpty() ? null : mutants.get(mutants.size() - 1);
      switch (line.charAt(0)) {
        case '*' -> tests.add(rest);
        case '=' -> mutants.add(new Mutant(rest, "", new ArrayList<>(), new ArrayList<>()));
        case '@' -> mutants.set(
            mutants.size() - 1, new Mutant(last.title(), rest, last.find(), last.put()));
        case '-' -> last.find().add(rest);
        case '+' -> last.put().add(rest);
        default -> throw new IllegalArgumentException(list + ": " + line);
      }
    }
  }

  private boolean run(String wanted) throws Exception {
    boolean allNoticed = true;
    if (wanted.isEmpty()) {
      System.out.println("without a mutant: " + tests(List.of()));
    }
    for (Mutant mutant : mutants) {
      if (mutant.title().contains(wanted)) {
        String outcome = outcome(mutant);
        System.out.println(mutant.title() + ": " + outcome);
        allNoticed &= outcome.startsWith("NOTICED");
      }
    }
    return allNoticed;
  }

  private String outcome(Mutant mutant) throws Exception {
    Path source = root.resolve("sync-core/src/main/java/no/samklang/sync/" + mutant.file());
    List<String> lines = Files.readAllLines(source);
    int place = place(lines, mutant.find());
    if (place < 0) {
      return "DOES NOT APPLY to " + mutant.file();
    }
    List<String> mutated = new ArrayList<>(lines.subList(0, place));
    mutated.addAll(mutant.put());
    mutated.addAll(lines.subList(place + mutant.find().size(), lines.size()));
    Path folder = Files.createTempDirectory("mutant");
    try {
      Path file = folder.resolve("source").resolve(source.getFileName());
      Files.createDirectories(file.getParent());
      Files.write(file, mutated);
      Path classes = Files.createDirectory(folder.resolve("classes"));
      int compiled =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null, null, null, "-nowarn", "-proc:none", "-parameters", "-cp", classPath, "-d",
                  classes.toString(), file.toString());
      return compiled == 0 ? tests(List.of(classes.toString())) : "DOES NOT COMPILE";
    } finally {
      delete(folder);
    }
  }

  private static int place(List<String> lines, List<String> find) {
    int found = -1;
    for (int i = 0; i + find.size() <= lines.size(); i++) {
      int at = i;
      boolean same =
          Stream.iterate(0, n -> n + 1)
              .limit(find.size())
              .allMatch(n -> lines.get(at + n).strip().equals(find.get(n)));
      if (same && found >= 0) {
        return -1;
      }
      found = same ? i : found;
    }
    return found;
  }

  private String tests(List<String> before) throws Exception {
    String path = Stream.concat(before.stream(), Stream.of(classPath)).reduce((a, b) -> a + ":" + b).get();
    List<String> command =
        new ArrayList<>(List.of("java", "-Xmx512m", "-cp", path, "FirstFailure"));
    command.addAll(tests);
    Path output = Files.createTempFile("mutant", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(root.resolve("sync-testkit").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        return "NOTICED: the tests do not end";
      }
      String noticed =
          Files.readAllLines(output).stream()
              .filter(line -> line.startsWith("NOTICED"))
              .findFirst()
              .orElse("");
      return process.exitValue() == 0 ? "SURVIVED" : noticed.isEmpty() ? "NO RESULT" : noticed;
    } finally {
      Files.delete(output);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
