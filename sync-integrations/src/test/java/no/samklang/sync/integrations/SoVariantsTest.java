package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.spi.Parked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Days between 24SevenOffice and Smartday under every variant of both simulators: whatever of the
 * assumptions holds, what should go over does, once.
 */
class SoVariantsTest {

  static Set<String> variants() {
    return SoWorld.variants();
  }

  @ParameterizedTest(name = "variant ''{0}''")
  @MethodSource("variants")
  @Tag("SO-01")
  @Tag("SO-02")
  @Tag("SO-03")
  @Tag("SO-04")
  @Tag("SO-05")
  @Tag("SO-06")
  @Tag("SO-07")
  @Tag("SO-09")
  @Tag("SO-10")
  void everyFinishedTaskBecomesOneOrder(String variant) {
    try (SoWorld world = new SoWorld(variant)) {
      world.activate();
      assertThat(world.inSmartday("customers", "10241").path("name").asText())
          .isEqualTo("Fjordvik Eiendom AS");
      assertThat(world.inSmartday("items", SoWorld.TAP).path("itemNo").asText()).isEqualTo("VVS-1");

      String old = oldTask(world);
      String open = inOpenProject(world, "10241", 4);
      String mine = inOpenProject(world, "10241", 7);
      String theirs = inOpenProject(world, "10242", 7);
      String aborted = world.task("10242", 7);
      RunReport day = world.anHourLater();
      assertThat(day.route("orders").orElseThrow().count(Outcome.POSTED))
          .describedAs("%s", day)
          .isEqualTo(2);
      isOrdered(world, mine, "10241");
      isOrdered(world, theirs, "10242");

      world.customer("10241", "Fjordvik Bolig AS", "310427500");
      world.product(SoWorld.TAP, "VVS-1", "Blandebatteri, krom", "1799");
      world.status(open, 7);
      world.status(mine, 8);
      world.status(theirs, 4);
      RunReport next = everythingIsSeen(world);
      isOrdered(world, open, "10241");
      assertThat(world.orders()).hasSize(3);
      assertThat(next.route("orders").orElseThrow().open())
          .describedAs("the task that was opened again: %s", next)
          .containsEntry(Parked.Kind.REVIEW, 1L);
      assertThat(world.inSmartday("customers", "10241").path("name").asText())
          .isEqualTo("Fjordvik Bolig AS");
      assertThat(world.inSmartday("items", SoWorld.TAP).path("description").asText())
          .isEqualTo("Blandebatteri, krom");
      assertThat(notes(world)).noneMatch(note -> note.contains(old) || note.contains(aborted));

      nothingIsLeftToDo(world);
    }
  }

  private static String oldTask(SoWorld world) {
    String task =
        world.task(
            "10241",
            7,
            Map.of("startTime", "2026-11-02T08:00:00Z", "endTime", "2026-11-02T09:00:00Z"));
    world
        .smartday
        .admin()
        .put("orders", Map.of("id", task, "lastTimeMarkedForExport", "2026-11-02T10:00:00.000"));
    return task;
  }

  private static String inOpenProject(SoWorld world, String customer, int status) {
    Map<String, Object> own =
        Map.of("status", status, "projectReference", Map.of("id", "2208", "externalId", "3391"));
    String task = world.task(customer, status, Map.of("smartdayOrder", own));
    world.visit(task);
    return task;
  }

  /** Where a change moves no mark, the daily reading of everything brings it. */
  private static RunReport everythingIsSeen(SoWorld world) {
    world.anHourLater();
    return world.anHourLater(RunOptions.builder().whole().build());
  }

  private static List<String> notes(SoWorld world) {
    return world.orders().stream().map(order -> order.path("internalMemo").asText()).toList();
  }

  private static void isOrdered(SoWorld world, String task, String customer) {
    List<ObjectNode> found =
        world.orders().stream()
            .filter(order -> order.path("internalMemo").asText().contains("oppgave " + task))
            .toList();
    assertThat(found).describedAs("orders of task %s", task).hasSize(1);
    ObjectNode order = found.get(0);
    assertThat(order.at("/customer/id").asText()).isEqualTo(customer);
    assertThat(order.path("status").asText()).isEqualTo("Confirmed");
    assertThat(world.figures(order))
        .containsExactlyInAnyOrder("text", "501 3.5 x 890", "502 42 x 14.5", "733 1 x 1701.5");
    assertThat(world.lines(order))
        .anySatisfy(
            line ->
                assertThat(line.path("description").asText())
                    .contains(
                        "Strandgata 14B, 5013 Bergen", "12.11.2026", "3,5 timer", "Avsluttet"));
  }

  private static void nothingIsLeftToDo(SoWorld world) {
    long office = SoWorld.writes(world.office);
    long smartday = SoWorld.writes(world.smartday);
    RunReport whole = world.anHourLater(RunOptions.builder().whole().build());
    assertThat(SoWorld.writes(world.office)).describedAs("%s", whole).isEqualTo(office);
    assertThat(SoWorld.writes(world.smartday)).describedAs("%s", whole).isEqualTo(smartday);
    assertThat(world.orders()).hasSize(3);
    assertThat(world.office.admin().rows("invoicings")).isEmpty();
  }
}
