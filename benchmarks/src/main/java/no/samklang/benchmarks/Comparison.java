package no.samklang.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.benchmarks.work.Child;

/**
 * Lets contenders do the same work in turns, A B A B, each scenario in a Java process of its own.
 *
 * <ol>
 *   <li>Both systems are set up anew, and the contender's memory is an empty folder.
 *   <li>Its scenarios follow each other on that memory: the first run, reruns without a change,
 *       reruns after one record of a hundred changed.
 *   <li>What the server counted must be what the scenario asks for, or the comparison ends.
 * </ol>
 */
final class Comparison {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int ONE_OF = 100;

  private final Setup setup;
  private final ServerProcess server;
  private final Map<Run, List<Figures>> turns = new LinkedHashMap<>();

  /**
   * What is compared.
   *
   * @param records customers in the source
   * @param latencyMillis what the server waits before each answer
   * @param rounds turns of each contender
   * @param threads calls under way at once where the contender does not find out itself
   * @param contenders who takes part
   * @param scenarios what is done, as far as the contender can
   * @param flags flags of the measured processes
   */
  record Setup(
      int records,
      int latencyMillis,
      int rounds,
      int threads,
      List<String> contenders,
      List<String> scenarios,
      List<String> flags) {}

  Comparison(Setup setup, ServerProcess server) {
    this.setup = setup;
    this.server = server;
  }

  Map<Run, List<Figures>> run() throws IOException, InterruptedException {
    for (int round = 1; round <= setup.rounds; round++) {
      for (String contender : setup.contenders) {
        System.err.println("round " + round + " of " + setup.rounds + ": " + contender);
        turn(contender);
      }
    }
    return turns;
  }

  private void turn(String contender) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("samklang-benchmark-");
    try {
      server.reset(setup.records, setup.latencyMillis);
      for (String scenario : scenarios(contender)) {
        if (scenario.startsWith("changed")) {
          server.change(ONE_OF);
        } else {
          server.zero();
        }
        Figures figures = once(contender, scenario, folder);
        check(scenario, contender, figures);
        turns.computeIfAbsent(new Run(scenario, contender), run -> new ArrayList<>()).add(figures);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  /** The first run is always made, as the others need what it leaves behind. */
  private List<String> scenarios(String contender) {
    List<String> able =
        contender.startsWith("bare")
            ? List.of("first", "full")
            : contender.startsWith("ours")
                ? List.of("first", "changes", "changed-since", "full", "changed")
                : List.of("first", "full", "changed");
    return able.stream()
        .filter(one -> one.equals("first") || setup.scenarios.contains(one))
        .toList();
  }

  private Figures once(String contender, String scenario, Path folder)
      throws IOException, InterruptedException {
    String child =
        new JavaProcess(
                Child.class,
                setup.flags,
                List.of(
                    "contender=" + contender,
                    "scenario=" + scenario,
                    "base=" + server.base(),
                    "folder=" + folder,
                    "threads=" + setup.threads))
            .figures(Child.MARK);
    JsonNode counts = server.counts();
    return Figures.of(MAPPER.readTree(child), counts);
  }

  private void check(String scenario, String contender, Figures figures) {
    long writes =
        switch (scenario) {
          case "first" -> setup.records;
          case "changed", "changed-since" -> changed();
          default -> 0;
        };
    if (figures.puts() != writes || figures.held() != setup.records) {
      throw new IllegalStateException(
          "%s by %s wrote %d times instead of %d, and the target holds %d of %d"
              .formatted(
                  scenario, contender, figures.puts(), writes, figures.held(), setup.records));
    }
  }

  private long changed() {
    return setup.records / ONE_OF;
  }
}
