package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program, as {@code kill -9} does, while it posts hours, and starts it again. The
 * simulators live in this process, the program in another; its clock and the visibility delay come
 * from its settings.
 */
class VtKillTest {
  private static final int KILLS = 21;
  private static final int PROJECTS = 70;
  private static final int MOST_RUNS = 80;
  private static final String POSTS = "/v1/projecttransaction";

  @TempDir Path folder;

  @Test
  @Tag("F-31")
  @Tag("F-33")
  @Tag("F-38")
  void everyHourStandsOnceInVismaHoweverOftenTheProgramIsKilled() throws Exception {
    long seed = Long.getLong("samklang.seed", 20261121L);
    Random random = new Random(seed);
    Path file = folder.resolve("state.db");
    try (VtWorld world = new VtWorld("", clock -> JdbcSyncStateStore.sqlite(file, clock))) {
      world.systems.get("vismanet").put("lookupDelay", "2m");
      prepare(world);
      int killed = 0;
      int exitCode = -1;
      for (int run = 0; run < MOST_RUNS && exitCode != 0; run++) {
        // Past the lease of the run that was killed, and past the visibility delay.
        world.clock.advance(Duration.ofMinutes(3));
        Program program = Program.start(world, folder, Map.of("store", file.toString()));
        if (killed < KILLS && killedWhilePosting(world, program, random)) {
          killed++;
        } else {
          exitCode = program.await();
        }
      }

      assertThat(exitCode).describedAs("last exit code, seed %s", seed).isZero();
      assertThat(killed).describedAs("kills, seed %s", seed).isGreaterThanOrEqualTo(20);
      assertThat(postedHours(world)).describedAs("seed %s", seed).isEqualTo(registeredHours());
      assertThat(world.unmarked()).describedAs("seed %s", seed).isEmpty();
    }
  }

  private static void prepare(VtWorld world) {
    world.employee(501, "5001", "Ola");
    world.customer("20001", "Bergtun Eiendom AS");
    for (int i = 0; i < PROJECTS; i++) {
      world.project("P" + (500 + i), "20001", "Active");
      world.task("P" + (500 + i), "01", "Active");
    }
    world.activate();
    for (int i = 0; i < PROJECTS; i++) {
      world.hours(501, "P" + (500 + i), "01", hours(i));
    }
  }

  private static String hours(int project) {
    return (1 + project) + ".25";
  }

  private static List<String> registeredHours() {
    return IntStream.range(0, PROJECTS).mapToObj(VtKillTest::hours).sorted().toList();
  }

  private static List<String> postedHours(VtWorld world) {
    List<String> posted = new ArrayList<>();
    for (JsonNode line : world.transactionLines()) {
      posted.add(line.path("quantity").decimalValue().stripTrailingZeros().toPlainString());
    }
    return posted.stream().sorted().toList();
  }

  /**
   * Waits for a random number of posts, then a random moment, and kills; false if it ended first.
   */
  private static boolean killedWhilePosting(VtWorld world, Program program, Random random)
      throws InterruptedException {
    long enough = world.visma.admin().calls("POST", POSTS) + 1 + random.nextInt(3);
    while (program.isAlive() && world.visma.admin().calls("POST", POSTS) < enough) {
      LockSupport.parkNanos(100_000);
    }
    long until = System.nanoTime() + random.nextInt(8_000_000);
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    boolean alive = program.isAlive();
    program.kill();
    return alive && program.await() == 137;
  }
}
