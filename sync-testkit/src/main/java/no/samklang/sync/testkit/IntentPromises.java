package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.StateChange.CloseIntent;
import no.samklang.sync.spi.StateChange.PutIntent;
import org.junit.jupiter.api.Test;

/** What is about to be created. */
interface IntentPromises extends StoreFixture {
  @Test
  default void intentComesBackWhole() {
    Intent intent =
        new Intent(
            "0123456789ABCDEFGHJKMNPQRS",
            ROUTE,
            List.of("9", "1", "5"),
            "{\"text\":\"Grøft 🚜\"}",
            Samples.THEN,
            Samples.THEN.plusSeconds(7),
            3,
            2,
            Map.of("header", "77", "lines", "78"),
            Message.of("create.several", "ids", "1, 2", "count", 2).with("æ", "\"ø\""));
    commit(new PutIntent(intent));

    assertThat(store().intents(SCOPE, ROUTE)).containsExactly(intent);
  }

  @Test
  default void messageKeepsTheOrderOfItsParameters() {
    Message doubt = Message.of("x.y", "z", 1, "a", 2).with("m", 3);
    commit(new PutIntent(doubtful("R", doubt)));

    Message read = Objects.requireNonNull(store().intents(SCOPE, ROUTE).get(0).doubt());
    assertThat(read.params().keySet()).containsExactly("z", "a", "m");
  }

  @Test
  default void openIntentsComeOldestFirstAndKeepTheirPlace() {
    List<String> references = IntStream.range(0, 12).mapToObj(i -> "R" + (37 * i % 100)).toList();
    references.forEach(reference -> commit(new PutIntent(Samples.intent(ROUTE, reference))));
    commit(new PutIntent(doubtful(references.get(3), Message.of("create.several"))));

    assertThat(store().intents(SCOPE, ROUTE))
        .extracting(Intent::reference)
        .containsExactlyElementsOf(references);
    assertThat(store().intents(SCOPE, ROUTE).get(3).doubt()).isNotNull();
  }

  @Test
  default void closedIntentIsGone() {
    commit(new PutIntent(Samples.intent(ROUTE, "R1")), new PutIntent(Samples.intent(ROUTE, "R2")));
    commit(new CloseIntent("R1"));

    assertThat(store().intents(SCOPE, ROUTE)).extracting(Intent::reference).containsExactly("R2");
  }

  @Test
  default void closingWhatIsNotThereIsHarmless() {
    commit(new CloseIntent("nothing"));

    assertThat(store().intents(SCOPE, ROUTE)).isEmpty();
  }

  @Test
  default void intentsOfAnotherRouteAreNotShown() {
    commit(new PutIntent(Samples.intent("hours", "R1")));

    assertThat(store().intents(SCOPE, ROUTE)).isEmpty();
    assertThat(store().intents(SCOPE, "hours")).hasSize(1);
  }

  private static Intent doubtful(String reference, Message doubt) {
    return new Intent(reference, ROUTE, List.of(), "{}", Samples.THEN, null, 0, 0, Map.of(), doubt);
  }
}
