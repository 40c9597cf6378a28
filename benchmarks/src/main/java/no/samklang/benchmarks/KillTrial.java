package no.samklang.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import no.samklang.benchmarks.work.Child;
import org.jspecify.annotations.Nullable;

/**
 * Kills a contender with {@code kill -9} in the middle of its work and counts what came of it.
 *
 * <ol>
 *   <li>Both systems are set up anew, and the contender's memory is an empty folder.
 *   <li>It makes an order for each customer. When the target holds a random number of orders, the
 *       process is killed, whatever it is doing.
 *   <li>It is started again on the same memory until it says that it is done.
 *   <li>The target counts customers without an order and orders too many.
 * </ol>
 *
 * The random numbers come from a seed, the same for every contender.
 */
final class KillTrial {
  private static final int MOST_STARTS = 200;
  private static final long PAUSE_MILLIS = 500;

  private final Setup setup;
  private final ServerProcess server;

  /**
   * What is tried.
   *
   * @param records customers in the source
   * @param rounds kills of each contender
   * @param threads most calls under way at once
   * @param latencyMillis what the server waits before each answer, the work being done
   * @param hiddenMillis how long an order is not found by its reference
   * @param dropOneIn every so many orders the answer is lost; 0 for never
   * @param seed decides when to kill
   * @param contenders who takes part
   * @param flags flags of the processes
   */
  record Setup(
      int records,
      int rounds,
      int threads,
      int latencyMillis,
      int hiddenMillis,
      int dropOneIn,
      long seed,
      List<String> contenders,
      List<String> flags) {}

  /**
   * What came of one kill.
   *
   * @param killedAt orders that the target held
   * @param starts processes until one said that it was done; the killed one included
   * @param lost customers without an order
   * @param doubled orders too many
   * @param dropped answers that the target lost
   * @param searches how often it was asked for an order by its reference
   */
  record Result(int killedAt, int starts, long lost, long doubled, long dropped, long searches) {}

  KillTrial(Setup setup, ServerProcess server) {
    this.setup = setup;
    this.server = server;
  }

  Map<String, List<Result>> run() throws IOException, InterruptedException {
    Map<String, List<Result>> results = new LinkedHashMap<>();
    for (int round = 1; round <= setup.rounds; round++) {
      int killAt =
          setup.records / 10 + new Random(setup.seed + round).nextInt(setup.records * 8 / 10);
      for (String contender : setup.contenders) {
        System.err.printf(
            "round %d of %d: %s, killed at %d%n", round, setup.rounds, contender, killAt);
        results.computeIfAbsent(contender, first -> new ArrayList<>()).add(once(contender, killAt));
      }
    }
    return results;
  }

  private Result once(String contender, int killAt) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("samklang-kill-");
    try {
      server.reset(setup.records, setup.latencyMillis, setup.hiddenMillis, setup.dropOneIn);
      int starts = untilDone(contender, killAt, folder);
      JsonNode orders = server.orders();
      return new Result(
          killAt,
          starts,
          orders.path("lost").asLong(),
          orders.path("doubled").asLong(),
          orders.path("dropped").asLong(),
          orders.path("searches").asLong());
    } finally {
      Folders.delete(folder);
    }
  }

  private int untilDone(String contender, int killAt, Path folder)
      throws IOException, InterruptedException {
    AtomicReference<@Nullable Process> working = new AtomicReference<>();
    Thread killer = killer(killAt, working);
    String last = "";
    for (int starts = 1; starts <= MOST_STARTS; starts++) {
      Process process = child(contender, folder).start();
      working.set(process);
      last = lastLine(process);
      int exit = process.waitFor();
      if (exit == 0) {
        killer.join();
        return starts;
      }
      if (exit != Child.UNFINISHED && killer.isAlive()) {
        throw new IllegalStateException(contender + " ended with " + exit + ": " + last);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new IllegalStateException(contender + " does not come to an end: " + last);
  }

  /** Returns a thread that waits for the orders and then kills who is working. */
  private Thread killer(int killAt, AtomicReference<@Nullable Process> working) {
    Thread killer =
        new Thread(
            () -> {
              try {
                server.awaitOrders(killAt);
              } catch (IOException gone) {
                throw new UncheckedIOException(gone);
              }
              Process victim = working.get();
              if (victim != null) {
                victim.destroyForcibly();
              }
            },
            "killer");
    killer.setDaemon(true);
    killer.start();
    return killer;
  }

  /** Everybody's log is off: failures are what this is about. */
  private JavaProcess child(String contender, Path folder) {
    List<String> flags = new ArrayList<>(setup.flags);
    flags.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=off");
    return new JavaProcess(
        Child.class,
        flags,
        List.of(
            "contender=" + contender,
            "scenario=orders",
            "base=" + server.base(),
            "folder=" + folder,
            "threads=" + setup.threads,
            "hidden=" + setup.hiddenMillis));
  }

  private static String lastLine(Process process) throws IOException {
    try (BufferedReader out = process.inputReader()) {
      return out.lines().reduce("", (before, line) -> line);
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }
}
