package no.samklang.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run in a heap that its records would fill several times over. */
final class MemoryTest {
  private static final int RECORDS = 40_000;
  private static final int PAGES = RECORDS / 200;
  @TempDir private static Path folder;
  private static MemoryTrial.Result result;

  @BeforeAll
  static void run() throws Exception {
    result = new MemoryTrial(RECORDS, "apache", List.of("-Xmx48m", "-XX:+UseSerialGC")).run(folder);
  }

  @Test
  void firstRunWritesEachRecordOnceInAHeapThatCouldNotHoldThem() {
    assertThat(result.first().written()).isEqualTo(RECORDS);
    assertThat(result.first().puts()).isEqualTo(RECORDS);
    assertThat(result.first().held()).isEqualTo(RECORDS);
  }

  @Test
  void everyPageIsReadOnceAndTheEmptyTargetListedOnce() {
    assertThat(result.first().reads()).isEqualTo(PAGES);
    assertThat(result.first().targetReads()).isEqualTo(1);
  }

  @Test
  void firstRunCommitsAtMostOnceAPageAndAtBothEnds() {
    assertThat(result.first().commits()).isBetween(1L, PAGES + 2L);
  }

  @Test
  void unchangedRerunReadsAllAndWritesNothing() {
    assertThat(result.rerun().unchanged()).isEqualTo(RECORDS);
    assertThat(result.rerun().reads()).isEqualTo(PAGES);
    assertThat(result.rerun().puts() + result.rerun().targetReads()).isZero();
  }

  @Test
  void stateStaysBelowAThousandBytesARecord() {
    assertThat(result.stateBytes() / RECORDS).isBetween(50L, 1_000L);
  }
}
