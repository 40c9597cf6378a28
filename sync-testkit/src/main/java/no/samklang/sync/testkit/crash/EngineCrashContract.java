package no.samklang.sync.testkit.crash;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The engine on a store, cut at every point and paused at every point: each route kind, each way in
 * which a create is proved, one and several writes under way, and every kind of source. Afterwards
 * each record stands in the target once, each entry of a queue was acknowledged, what a person left
 * out of a first plan was never written, and nothing is left open, except what nothing proves,
 * which is left to a person.
 *
 * <p>A store passes it by a subclass that opens an empty one. How many points were tried is printed
 * in the end. A slow store may try every n-th point only, by {@link #everyNthPoint}; which is the
 * first is then drawn by {@link #seed}, which is printed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineCrashContract {
  private static final int FEW = 3;
  private static final int MORE = 8;
  private static final Duration BETWEEN = Duration.ofMinutes(6);

  private final List<Tried> tried = new ArrayList<>();
  private final Random random = new Random();

  /** Makes a contract; JUnit calls the subclass. */
  protected EngineCrashContract() {}

  /**
   * Opens an empty store whose leases lapse by this clock. Called once for every point; the store
   * is closed when the point has been tried.
   */
  protected abstract SyncStateStore open(InstantSource clock);

  /**
   * Returns how many points there are for one that is tried.
   *
   * @implSpec the system property {@code samklang.crash.every}; without it 1, which is every point
   */
  protected int everyNthPoint() {
    return Integer.getInteger("samklang.crash.every", 1);
  }

  /**
   * Returns what chooses the points when not every one is tried.
   *
   * @implSpec the system property {@code samklang.crash.seed}; without it a new one at each call
   */
  protected long seed() {
    return Long.getLong("samklang.crash.seed", new Random().nextLong());
  }

  private record Tried(String what, Explored cuts, Explored pauses) {}

  @BeforeAll
  final void begin() {
    long seed = seed();
    random.setSeed(seed);
    if (everyNthPoint() > 1) {
      print("every " + everyNthPoint() + "th point, seed " + seed);
    }
  }

  @AfterAll
  final void printPoints() {
    Explored cuts = Explored.NOTHING;
    Explored pauses = Explored.NOTHING;
    for (Tried one : tried) {
      cuts = cuts.plus(one.cuts());
      pauses = pauses.plus(one.pauses());
    }
    print(tried.size() + " arrangements; cut at " + of(cuts) + ", paused at " + of(pauses));
  }

  private static String of(Explored explored) {
    return explored.tried() + " of " + explored.points() + " points";
  }

  @SuppressWarnings("SystemOut") // what a test run tells the person who started it
  private void print(String text) {
    System.out.println(getClass().getSimpleName() + ": " + text);
  }

  @TestFactory
  final Stream<DynamicTest> eachPairIsLinkedOnce() {
    return Stream.of(Reading.CHANGES, Reading.FULL)
        .map(
            reading ->
                explored(
                    "link, read as " + reading,
                    FEW,
                    (clock, store) -> new LinkWorld(reading, Reading.FULL, clock, store)));
  }

  @TestFactory
  final Stream<DynamicTest> eachRecordIsMirroredOnce() {
    Stream<DynamicTest> strategies =
        Setup.all().stream().map(setup -> mirrored(MirrorWorld.Origin.CHANGES, setup));
    Stream<DynamicTest> origins =
        Stream.of(MirrorWorld.Origin.THIN_CHANGES, MirrorWorld.Origin.LISTING)
            .flatMap(origin -> Setup.hardest().stream().map(setup -> mirrored(origin, setup)));
    return Stream.concat(strategies, origins);
  }

  private DynamicTest mirrored(MirrorWorld.Origin origin, Setup setup) {
    return explored(
        "mirror of " + origin + ", " + setup,
        runs(setup),
        (clock, store) -> new MirrorWorld(origin, setup, clock, store));
  }

  @TestFactory
  final Stream<DynamicTest> nothingGoesBeforeItsCheckListIsDecided() {
    return Setup.hardest().stream()
        .map(
            setup ->
                explored(
                    "first plan with a check list, " + setup,
                    runs(setup),
                    (clock, store) -> new FirstPlanWorld(setup, clock, store)));
  }

  @TestFactory
  final Stream<DynamicTest> eachEntryIsPostedOnce() {
    Stream<DynamicTest> strategies =
        PostWorld.Shape.ALL.stream()
            .flatMap(shape -> Setup.all().stream().map(setup -> posted(shape, setup)));
    Stream<DynamicTest> sources =
        PostWorld.Shape.OTHER_SOURCES.stream()
            .flatMap(shape -> Setup.hardest().stream().map(setup -> posted(shape, setup)));
    return Stream.concat(strategies, sources);
  }

  private DynamicTest posted(PostWorld.Shape shape, Setup setup) {
    return explored(
        "post " + shape + ", " + setup,
        runs(setup),
        (clock, store) -> new PostWorld(shape, setup, clock, store));
  }

  /** What is seen late takes longer to settle. */
  private static int runs(Setup setup) {
    return setup.delay().isZero() ? FEW : MORE;
  }

  private DynamicTest explored(
      String what, int runs, BiFunction<MovableClock, SyncStateStore, CrashTrial> world) {
    return DynamicTest.dynamicTest(what, () -> explore(what, runs, world));
  }

  private void explore(
      String what, int runs, BiFunction<MovableClock, SyncStateStore, CrashTrial> world) {
    int every = everyNthPoint();
    CrashExplorer explorer =
        CrashExplorer.of(() -> make(world))
            .restarting(runs, BETWEEN)
            .thinned(every, 1 + random.nextInt(every));
    tried.add(new Tried(what, explorer.cutEverywhere(), explorer.pauseEverywhere()));
  }

  private CrashTrial make(BiFunction<MovableClock, SyncStateStore, CrashTrial> world) {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    return world.apply(clock, open(clock));
  }
}
