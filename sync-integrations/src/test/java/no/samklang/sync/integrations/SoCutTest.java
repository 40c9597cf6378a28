package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.simulators.twentyfourso.TwentyfoursoSimulator;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.RunReport;
import no.samklang.sync.RunState;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.SyncStateStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An order is a head, then lines, then a status: a program that is cut at any call to 24SevenOffice
 * or at any word with its memory, and started again, leaves one order with the right lines.
 */
class SoCutTest {
  private static final Duration UNTIL_TAKEN_OVER = Duration.ofMinutes(7);

  /** Ends a program, as killing it does: nothing in it catches this. */
  private static final class Ended extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Ends a program at one of its points; from then on it reaches neither memory nor systems. */
  private static final class Cut implements WatchedProxy.Watch, InvocationHandler {
    private final AtomicInteger left;
    private final SyncStateStore memory;
    private volatile boolean dead;

    Cut(int point, SyncStateStore memory) {
      this.left = new AtomicInteger(point);
      this.memory = memory;
    }

    private boolean ends() {
      dead = dead || left.decrementAndGet() == 0;
      return dead;
    }

    private void onTheWire() throws IOException {
      if (ends()) {
        throw new IOException("cut");
      }
    }

    @Override
    public void arrived(String method, String path) throws IOException {
      onTheWire();
    }

    @Override
    public void answered(String method, String path) throws IOException {
      onTheWire();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      boolean writes = method.getName().equals("commit");
      if (writes ? ends() : dead) {
        throw new Ended();
      }
      try {
        Object answer = method.invoke(memory, arguments);
        if (writes && ends()) {
          throw new Ended();
        }
        return answer;
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }

    SyncStateStore store() {
      return (SyncStateStore)
          Proxy.newProxyInstance(
              SoCutTest.class.getClassLoader(), new Class<?>[] {SyncStateStore.class}, this);
    }
  }

  @ParameterizedTest(name = "variant ''{0}''")
  @ValueSource(
      strings = {
        "",
        TwentyfoursoVariants.REFERENCE_FILTER_IGNORED,
        TwentyfoursoVariants.ORDER_VISIBLE_LATE,
        TwentyfoursoVariants.LINES_REVERSED
      })
  @Tag("SO-07")
  @Tag("SO-04")
  void oneOrderWithTheRightLinesStandsWhereverTheProgramIsCut(String variant) throws IOException {
    int points = 0;
    boolean disturbed = true;
    while (disturbed) {
      points++;
      disturbed = cutAt(points, variant);
    }
    assertThat(points).describedAs("calls and commits, before and after").isGreaterThan(20);
  }

  /** Cuts at a point, starts again, and returns whether there was such a point. */
  private static boolean cutAt(int point, String variant) throws IOException {
    try (SoWorld world = new SoWorld(variant)) {
      world.activate();
      world.finishedVisit("10242");
      world.anHourLater();
      String task = world.finishedVisit("10241");
      world.clock.advance(Duration.ofHours(1));

      Cut cut = new Cut(point, world.store);
      live(world, cut);
      for (int run = 0; run < 3; run++) {
        world.clock.advance(UNTIL_TAKEN_OVER);
        RunReport report = world.runUnhurried();
        assertThat(report.state())
            .describedAs("point %d, run %d: %s", point, run, report)
            .isEqualTo(RunState.COMPLETED);
      }

      assertThat(world.orders())
          .describedAs("cut at point %d", point)
          .hasSize(2)
          .allSatisfy(order -> assertThat(order.path("status").asText()).isEqualTo("Confirmed"));
      ObjectNode order =
          world.orders().stream()
              .filter(one -> one.path("internalMemo").asText().contains(task))
              .findFirst()
              .orElseThrow();
      assertThat(world.figures(order))
          .describedAs("cut at point %d", point)
          .containsExactly("text", "501 3.5 x 890", "502 42 x 14.5", "733 1 x 1701.5");
      assertThat(world.office.admin().rows("invoicings")).isEmpty();
      return cut.dead;
    }
  }

  private static void live(SoWorld world, Cut cut) throws IOException {
    String direct = world.systems.get("24so").get("baseUrl");
    try (WatchedProxy proxy = new WatchedProxy(world.office.port(), cut)) {
      world
          .systems
          .get("24so")
          .put("baseUrl", "http://127.0.0.1:" + proxy.port() + TwentyfoursoSimulator.API_PATH);
      try (SyncSession session =
          world.engine(cut.store()).open(world.integration(), world.unhurried())) {
        session.run();
      } catch (Ended ended) {
        assertThat(cut.dead).describedAs("%s", ended).isTrue();
      } finally {
        world.systems.get("24so").put("baseUrl", direct);
      }
    }
  }
}
