package no.samklang.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import no.samklang.benchmarks.work.Child;

/**
 * A first run of many customers and an unchanged rerun of them all in a heap that could not hold
 * them: a process that ends well shows that memory does not grow with the number of records.
 */
final class MemoryTrial {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int records;
  private final String transport;
  private final List<String> flags;

  MemoryTrial(int records, String transport, List<String> flags) {
    this.records = records;
    this.transport = transport;
    this.flags = flags;
  }

  /**
   * What came of it.
   *
   * @param records customers
   * @param first the first run
   * @param rerun the unchanged rerun
   * @param stateBytes size of the state file in the end
   */
  record Result(int records, Figures first, Figures rerun, long stateBytes) {
    String text() {
      return String.format(
          Locale.ROOT,
          "%,d records: state %.0f bytes a record%n%s%n%s%n",
          records,
          (double) stateBytes / records,
          line("first run", first),
          line("unchanged", rerun));
    }

    private String line(String name, Figures run) {
      double pages = Math.ceil(records / 200.0);
      return String.format(
          Locale.ROOT,
          "%s: %.1f s, peak RSS %d MB, %d reads, %d target reads, %d writes, %d connections, %d"
              + " commits = %.2f a page, %.2f kB allocated a record",
          name,
          run.wallNanos() / 1e9,
          run.peakRssKib() / 1024,
          run.reads(),
          run.targetReads(),
          run.puts(),
          run.connections(),
          run.commits(),
          run.commits() / pages,
          run.allocatedBytes() / 1000.0 / records);
    }
  }

  Result run(Path folder) throws IOException, InterruptedException {
    try (ServerProcess server = new ServerProcess()) {
      server.reset(records, 0);
      Figures first = child(server, "first", folder);
      long bytes = Files.size(folder.resolve("sync.db"));
      server.zero();
      return new Result(records, first, child(server, "full", folder), bytes);
    }
  }

  private Figures child(ServerProcess server, String scenario, Path folder)
      throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "contender=ours-" + transport,
            "scenario=" + scenario,
            "base=" + server.base(),
            "folder=" + folder);
    String figures = new JavaProcess(Child.class, flags, arguments).figures(Child.MARK);
    return Figures.of(MAPPER.readTree(figures), server.counts());
  }
}
