package no.samklang.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The benchmarks of whole processes, by command; {@code help} lists them. */
public final class WholeProcess {
  private static final String CONTENDERS =
      "ours-jdk,bare-jdk,ours-apache,bare-apache,spring-apache";
  private static final String KILLED = "ours-jdk,ours-apache,spring-apache,camel-eager,camel-late";
  private static final String SCENARIOS = "first,full,changes,changed,changed-since";
  private static final String HELP =
      """
      compare   contenders at no latency
                --records 20000 --rounds 3 --contenders %s
                --scenarios %s
      latency   contenders at 20 ms with 8 calls in flight
                --records 4000 --latency 20 --threads 8 --rounds 3 --contenders ...
      memory    a million customers in a small heap
                --records 1000000 --heap 96m --transport apache
      kill      kill -9 in the middle of creates, started again until done
                --records 10000 --rounds 5 --threads 8 --latency 5 --seed 1
                --hidden 5000    milliseconds before an order is found by its reference
                --drop 0         one answer in so many is lost; 0 for none
                --contenders %s
      all take  --jvm "further flags of the measured processes"; the first two --json FILE
      """
          .formatted(CONTENDERS, SCENARIOS, KILLED);

  private WholeProcess() {}

  /** Runs one command. */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    switch (options.command()) {
      case "compare" ->
          compare(
              options,
              new Comparison.Setup(
                  options.number("records", 20_000),
                  options.number("latency", 0),
                  options.number("rounds", 3),
                  options.number("threads", 1),
                  options.list("contenders", CONTENDERS),
                  options.list("scenarios", SCENARIOS),
                  flags("256m", options)));
      case "latency" ->
          compare(
              options,
              new Comparison.Setup(
                  options.number("records", 4_000),
                  options.number("latency", 20),
                  options.number("rounds", 3),
                  options.number("threads", 8),
                  options.list("contenders", CONTENDERS),
                  options.list("scenarios", "first"),
                  flags("256m", options)));
      case "memory" -> memory(options);
      case "kill" -> kill(options);
      default -> System.out.print(HELP);
    }
  }

  private static void compare(Options options, Comparison.Setup setup)
      throws IOException, InterruptedException {
    try (ServerProcess server = new ServerProcess()) {
      Map<Run, List<Figures>> turns = new Comparison(setup, server).run();
      Report report = new Report(setup, turns);
      System.out.println(report.table());
      String file = options.text("json", "");
      if (!file.isEmpty()) {
        Files.writeString(Path.of(file), report.json());
      }
    }
  }

  private static void memory(Options options) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("samklang-memory-");
    MemoryTrial trial =
        new MemoryTrial(
            options.number("records", 1_000_000),
            options.text("transport", "apache"),
            flags(options.text("heap", "96m"), options));
    System.out.println(trial.run(folder).text());
    System.out.println("the state is left in " + folder);
  }

  private static void kill(Options options) throws IOException, InterruptedException {
    KillTrial.Setup setup =
        new KillTrial.Setup(
            options.number("records", 10_000),
            options.number("rounds", 5),
            options.number("threads", 8),
            options.number("latency", 5),
            options.number("hidden", 5_000),
            options.number("drop", 0),
            options.number("seed", 1),
            options.list("contenders", KILLED),
            flags("256m", options));
    try (ServerProcess server = new ServerProcess()) {
      System.out.println(new KillReport(setup, new KillTrial(setup, server).run()).table());
    }
  }

  /** One collector for all: it needs no threads of its own and takes its time where we see it. */
  private static List<String> flags(String heap, Options options) {
    List<String> flags = new ArrayList<>(List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
    flags.addAll(options.jvm());
    return flags;
  }
}
