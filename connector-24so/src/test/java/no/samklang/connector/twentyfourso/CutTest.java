package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samklang.connector.twentyfourso.Wire.Died;
import no.samklang.connector.twentyfourso.Wire.Moment;
import no.samklang.connector.twentyfourso.Wire.Trouble;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process dies at every single request of an order, before the server got it and after, and
 * once more at every request of what the next process does: one order stands, with its lines.
 */
class CutTest {
  private static final String LONG =
      IntStream.range(0, 120).mapToObj(n -> "ord" + n).collect(Collectors.joining(" "));
  private static final SalesOrder WANTED =
      SalesOrders.order(1)
          .lines(
              List.of(
                  SalesOrders.item("2"),
                  SalesOrders.hours(3),
                  SalesOrders.text("Kjøring 42,5 km"),
                  SalesOrders.text(LONG)))
          .build();

  /** A token, the customer, the header, three lines, three for the long text, and the status. */
  private static final int REQUESTS = 10;

  private static final int OTHERS = 3;

  static Stream<Arguments> services() {
    return Stream.of(Moment.values())
        .flatMap(
            moment ->
                Stream.of(
                    Arguments.of(moment, List.of()),
                    Arguments.of(moment, List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED)),
                    Arguments.of(moment, List.of(TwentyfoursoVariants.ORDER_VISIBLE_LATE))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("services")
  void orderWhoseProcessDiesAtAnyRequestStandsOnceWithItsLines(
      Moment moment, List<String> variants) {
    for (int request = 1; request <= REQUESTS; request++) {
      try (Trial trial = new Trial(variants)) {
        assertThat(trial.diesAt(request, moment)).as("request %d", request).isTrue();

        trial.assertStandsOnce("cut at request " + request);
      }
    }
    try (Trial trial = new Trial(variants)) {
      assertThat(trial.diesAt(REQUESTS + 1, moment)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void orderWhoseProcessDiesAgainWhileItIsFinishedStandsOnceToo(Moment moment) {
    List<String> variants = List.of(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED);
    for (int request = 3; request <= REQUESTS; request++) {
      boolean died = true;
      for (int second = 1; died; second++) {
        try (Trial trial = new Trial(variants)) {
          trial.diesAt(request, moment);
          died = trial.diesAt(second, moment);
          trial.assertStandsOnce("cut at request " + request + " and again at " + second);
        }
      }
    }
  }

  /** One organisation and one order, made by as many processes as it takes. */
  private static final class Trial implements AutoCloseable {
    private final Simulated simulated = Simulated.withStock();
    private final List<ObjectNode> others = new ArrayList<>();
    private RememberedWriting known;
    private boolean begun;

    Trial(List<String> variants) {
      simulated.admin().variants(variants);
      for (int number = 1; number <= OTHERS; number++) {
        others.add(
            simulated.put(
                "salesOrders",
                "customer",
                Map.of("id", 10241, "name", "Fjordvik"),
                "referenceNumber",
                "PO-" + number));
      }
      known = RememberedWriting.of(1, simulated.clock.instant());
    }

    /** Lets a process do what is left to do; returns whether it died at that request. */
    boolean diesAt(int request, Moment moment) {
      simulated.wire.cut(request, moment, Trouble.DEATH);
      return step().isEmpty();
    }

    private Optional<Receipt> step() {
      known = known.remembered();
      try {
        if (begun) {
          return Optional.of(Settling.settled(simulated, WANTED, known));
        }
        begun = true;
        return Optional.of(
            simulated
                .connect()
                .target()
                .orElseThrow()
                .create(EntityTypes.SALES_ORDER, WANTED, known));
      } catch (Died | IllegalStateException end) {
        assertThat(end instanceof Died ? end : end.getCause()).isInstanceOf(Died.class);
        simulated.clock.advance(Duration.ofSeconds(1));
        return Optional.empty();
      }
    }

    void assertStandsOnce(String what) {
      simulated.wire.cut(Integer.MAX_VALUE, Moment.BEFORE_THE_SERVER, Trouble.DEATH);
      String id = step().orElseThrow().id();
      int writes = simulated.wire.writes();
      assertThat(step().orElseThrow().id()).as(what).isEqualTo(id);
      assertThat(simulated.wire.writes()).as(what).isEqualTo(writes);

      List<ObjectNode> orders = simulated.admin().rows("salesOrders");
      assertThat(orders).as(what).hasSize(OTHERS + 1).containsAll(others);
      assertThat(simulated.admin().row("salesOrders", id).orElseThrow().path("status").asText())
          .as(what)
          .isEqualTo("Confirmed");
      assertThat(simulated.admin().rows("lines"))
          .as(what)
          .extracting(Trial::shown)
          .containsExactlyElementsOf(expected(id));
    }

    private static String shown(ObjectNode line) {
      return line.path("orderId").asText()
          + " "
          + line.path("product").path("id").asText("-")
          + " "
          + line.path("description").asText();
    }

    private static List<String> expected(String id) {
      List<String> texts = TextLines.of(LONG, 300);
      assertThat(texts).hasSize(3);
      return Stream.concat(
              Stream.of(
                  "733 " + SalesOrders.item("2").text(),
                  "501 " + SalesOrders.hours(3).text(),
                  "- Kjøring 42,5 km"),
              texts.stream().map(text -> "- " + text))
          .map(line -> id + " " + line)
          .toList();
    }

    @Override
    public void close() {
      simulated.assertNeverInvoiced();
      simulated.close();
    }
  }
}
