package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-34")
class OperationReferencesTest {
  private final AtomicLong now =
      new AtomicLong(Instant.parse("2026-11-02T08:00:00Z").toEpochMilli());
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  @Test
  void has26UpperCaseLettersAndDigits() {
    String reference = new OperationReferences(clock, new Random(1)).next();
    assertThat(reference).matches("[0-9A-HJKMNP-TV-Z]{26}");
  }

  @Test
  void sortsByTime() {
    OperationReferences references = new OperationReferences(clock, new Random(1));
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      made.add(references.next());
      now.addAndGet(1 + i * 977L);
    }
    assertThat(made).isSorted();
  }

  @Test
  void isNeverTheSameTwiceAlsoWithinAMillisecond() {
    OperationReferences references = new OperationReferences(clock, new Random(1));
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      assertThat(made.add(references.next())).isTrue();
    }
  }
}
