package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samklang.simulators.Fault;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.PostgresSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two machines on one PostgreSQL. The program in another process posts hours and stands still, as
 * {@code kill -STOP} does it, longer than its lease; this process takes over and finishes; then the
 * other goes on. The simulators live in this process; the time of the database is moved, so that
 * nobody has to wait for it.
 */
@Timeout(300)
class VtPauseTest {
  private static final long SEED = Long.getLong("samklang.seed", 20261122L);

  /** How many points are drawn among all requests, beside those that are always tried. */
  private static final int DRAWN = Integer.getInteger("samklang.pause.drawn", 1);

  private static final int PROJECTS = 7;
  private static final int FEWEST_REQUESTS = 14;
  private static final String POSTS = "/v1/projecttransaction";
  private static final String QUEUE = "/timelinje/timeeksport";
  private static final String MARKS = "/timelinje/timeeksport/eksportert";
  private static final Duration PAST_THE_LEASE = Duration.ofMinutes(3);

  @TempDir Path folder;
  private final PostgresSchema schema = new PostgresSchema();
  private final VtWorld world = new VtWorld("", clock -> shifted());
  private final List<String> requests = new ArrayList<>();
  private final AtomicReference<@Nullable Program> program = new AtomicReference<>();

  /**
   * Where the program stands still: when a request has been worked on and its answer is on its way.
   *
   * @param method of the request; empty for any
   * @param path how its path ends; empty for any
   * @param nth which of those, from one
   */
  record Point(String method, String path, int nth) {
    boolean matches(String request) {
      return request.startsWith(method) && request.endsWith(path);
    }
  }

  static Stream<Point> points() {
    Random random = new Random(SEED);
    List<Point> points = new ArrayList<>();
    points.add(new Point("GET", QUEUE, 1));
    points.add(new Point("POST", POSTS, 1 + random.nextInt(PROJECTS)));
    points.add(new Point("", MARKS, 1));
    for (int i = 0; i < DRAWN; i++) {
      points.add(new Point("", "", 1 + random.nextInt(FEWEST_REQUESTS)));
    }
    return points.stream();
  }

  private SyncStateStore shifted() {
    try {
      return schema.openShifted();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    Program left = program.get();
    if (left != null) {
      left.kill();
    }
    world.close();
    schema.close();
  }

  private void prepare() {
    world.systems.get("vismanet").put("lookupDelay", "2m");
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

  @ParameterizedTest
  @MethodSource("points")
  @Tag("F-37")
  void programThatWasPausedPastItsLeaseWritesNothingMore(Point point) throws Exception {
    prepare();
    AtomicInteger matching = new AtomicInteger();

    goesOnAfterATakeOver(
        "PT2M",
        request -> {
          if (point.matches(request) && matching.incrementAndGet() == point.nth()) {
            paused().pause();
          }
        });
  }

  /** The token has run out, so that the program waits for another when it is about to post. */
  @Test
  @Tag("F-37")
  void programThatWasPausedWhileItWaitedForATokenPostsNothingMore() throws Exception {
    prepare();
    world.visma.admin().fault(Fault.on("POST", POSTS).status(401).times(1));
    AtomicInteger tokens = new AtomicInteger();

    goesOnAfterATakeOver(
        "PT2M",
        request -> {
          if (request.endsWith(VismanetSimulator.TOKEN_PATH) && tokens.incrementAndGet() == 2) {
            paused().pause();
          }
        });
  }

  /** The server ends the transaction with the lease; until then the other machine waits for it. */
  @Test
  @Tag("F-37")
  void programThatWasPausedInTheMiddleOfACommitLosesIt() throws Exception {
    prepare();
    try (Connection other = DriverManager.getConnection(schema.url());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      goesOnAfterATakeOver(
          "PT10S",
          request -> {
            if (request.startsWith("GET") && request.endsWith(QUEUE)) {
              statement.execute("LOCK TABLE sync_intent IN SHARE ROW EXCLUSIVE MODE");
              new Thread(() -> pauseWhenItWaitsForTheLock(other)).start();
            }
          });
    }
  }

  private void pauseWhenItWaitsForTheLock(Connection locking) {
    try {
      while (schema.number(
              "SELECT count(*) FROM pg_stat_activity"
                  + " WHERE wait_event_type = 'Lock' AND query LIKE '%sync_intent%'")
          == 0) {
        LockSupport.parkNanos(100_000);
      }
      paused().pause();
      locking.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Tag("F-62")
  void whatADeadProgramLeftIsFinishedByAnotherOnceItsLeaseLapsed() throws Exception {
    prepare();
    AtomicInteger posts = new AtomicInteger();
    run(
        "PT2M",
        request -> {
          if (request.equals("POST " + POSTS) && posts.incrementAndGet() == 3) {
            paused().kill();
          }
        });
    assertThat(paused().await()).isEqualTo(137);

    RunReport early = world.run();
    finish();

    assertThat(early.state()).isEqualTo(RunState.BUSY);
    eachHourStandsOnce();
  }

  /** What is done when the answer to a request of the program is about to go to it. */
  @FunctionalInterface
  private interface AtAnswer {
    void to(String request) throws SQLException;
  }

  private Program paused() {
    Program started = program.get();
    if (started == null) {
      throw new IllegalStateException("the program is not started yet");
    }
    return started;
  }

  private void goesOnAfterATakeOver(String leaseTerm, AtAnswer atAnswer) throws Exception {
    run(leaseTerm, atAnswer);
    paused().awaitPause();
    finish();
    int before;
    synchronized (requests) {
      before = requests.size();
    }

    paused().resume();
    int exitCode = paused().await();

    String log = paused().log();
    assertThat(log).as("seed %s", SEED).contains("its lease was lost");
    assertThat(exitCode).as(log).isEqualTo(log.contains("engine.lease-lost") ? 3 : 0);
    synchronized (requests) {
      assertThat(requests.subList(before, requests.size()))
          .as("requests after the pause")
          .allMatch(request -> request.startsWith("GET"));
    }
    eachHourStandsOnce();
  }

  /** Starts the program and sees its requests through gates, whose ports it is given. */
  private void run(String leaseTerm, AtAnswer atAnswer) throws IOException {
    WatchedProxy.Watch watch =
        (method, path) -> {
          String request = method + " " + path;
          synchronized (requests) {
            requests.add(request);
          }
          try {
            atAnswer.to(request);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        };
    WatchedProxy visma = new WatchedProxy(world.visma.port(), watch);
    WatchedProxy tidsbanken = new WatchedProxy(world.tidsbanken.port(), watch);
    Map<String, Map<String, String>> systems = new HashMap<>();
    world.systems.forEach((system, values) -> systems.put(system, new HashMap<>(values)));
    through(visma, systems.get("vismanet"), "baseUrl", "tokenUrl");
    through(tidsbanken, systems.get("tidsbanken"), "baseUrl");
    program.set(
        Program.start(
            world,
            systems,
            folder,
            Map.of("postgres", schema.url(), "leaseTerm", leaseTerm, "inFlight", "1")));
  }

  private static void through(
      WatchedProxy gate, Map<String, String> settings, String... addresses) {
    for (String address : addresses) {
      settings.computeIfPresent(
          address, (name, value) -> value.replaceFirst(":\\d+", ":" + gate.port()));
    }
  }

  /**
   * Takes over once the lease has lapsed, and runs until nothing is left. What Visma.net may still
   * show late has to be waited for.
   */
  private void finish() throws SQLException {
    schema.pass(PAST_THE_LEASE);
    List<RunState> states = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      world.clock.advance(PAST_THE_LEASE);
      states.add(world.run().state());
    }
    assertThat(states.get(2)).as("%s", states).isEqualTo(RunState.COMPLETED);
  }

  private void eachHourStandsOnce() {
    List<String> posted = new ArrayList<>();
    for (JsonNode line : world.transactionLines()) {
      posted.add(line.path("quantity").decimalValue().stripTrailingZeros().toPlainString());
    }
    List<String> registered = IntStream.range(0, PROJECTS).mapToObj(VtPauseTest::hours).toList();
    assertThat(posted).as("seed %s", SEED).containsExactlyInAnyOrderElementsOf(registered);
    assertThat(world.unmarked()).as("seed %s", SEED).isEmpty();
  }
}
