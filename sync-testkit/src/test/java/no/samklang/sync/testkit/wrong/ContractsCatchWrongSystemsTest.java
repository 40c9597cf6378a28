package no.samklang.sync.testkit.wrong;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import no.samklang.sync.testkit.SourceSystemContract;
import no.samklang.sync.testkit.SyncStateStoreContract;
import no.samklang.sync.testkit.TargetSystemContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each promise of a contract is broken once, and the contract notices. */
@Tag("F-76")
class ContractsCatchWrongSystemsTest {
  @AfterEach
  void chooseNothing() {
    WrongSourceContract.chosen = null;
    WrongTargetContract.chosen = null;
    WrongStoreContract.chosen = null;
  }

  @ParameterizedTest
  @EnumSource
  void sourceThatBreaksAPromiseFails(WrongSource wrong) {
    WrongSourceContract.chosen = wrong;

    assertThat(Suite.failures(WrongSourceContract.class)).contains(wrong.caughtBy);
  }

  @Test
  void everyPromiseOfASourceIsBrokenOnce() {
    assertThat(Arrays.stream(WrongSource.values()).map(wrong -> wrong.caughtBy))
        .containsExactlyInAnyOrderElementsOf(Suite.tests(SourceSystemContract.class));
  }

  @ParameterizedTest
  @EnumSource
  void targetThatBreaksAPromiseFails(WrongTarget wrong) {
    WrongTargetContract.chosen = wrong;
    Class<?> contract =
        wrong.ofDocuments() ? WrongDocumentsContract.class : WrongCustomersContract.class;

    assertThat(Suite.failures(contract)).contains(wrong.caughtBy);
  }

  @Test
  void everyPromiseOfATargetIsBrokenOnce() {
    assertThat(Arrays.stream(WrongTarget.values()).map(wrong -> wrong.caughtBy))
        .containsExactlyInAnyOrderElementsOf(Suite.tests(TargetSystemContract.class));
  }

  @ParameterizedTest
  @EnumSource
  void storeThatBreaksAPromiseFails(WrongStore wrong) {
    WrongStoreContract.chosen = wrong;

    assertThat(Suite.failures(WrongStoreContract.class)).contains(wrong.caughtBy);
  }

  @Test
  void everyGroupOfPromisesOfAStoreIsBroken() {
    Set<String> caught = new HashSet<>();
    Arrays.stream(WrongStore.values()).forEach(wrong -> caught.add(wrong.caughtBy));

    for (Class<?> promises : SyncStateStoreContract.class.getInterfaces()) {
      assertThat(Suite.tests(promises)).as(promises.getSimpleName()).containsAnyElementsOf(caught);
    }
  }
}
