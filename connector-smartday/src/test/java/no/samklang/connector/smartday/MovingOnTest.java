package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Fault;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Rejected;
import org.junit.jupiter.api.Test;

/** A task is moved on to approved when its order stands, if the setting says so. */
class MovingOnTest extends OnSmartday {

  @Test
  void movingOnKeepsWhatTheConnectorDoesNotKnow() {
    String id =
        smartday.order(
            Map.of(
                "siteReference", Map.of("id", "", "externalId", ""),
                "checklist", List.of("A", "B"),
                "smartdayOrder",
                    Map.of(
                        "status",
                        7,
                        "signature",
                        "KV",
                        "crmInfo1",
                        "Kode",
                        "projectReference",
                        Map.of("id", "", "externalId", ""))));

    acknowledge(id);

    JsonNode order = admin().row("orders", id).orElseThrow();
    assertThat(order.at("/smartdayOrder/status").asInt()).isEqualTo(8);
    assertThat(order.at("/smartdayOrder/signature").asText()).isEqualTo("KV");
    assertThat(order.at("/smartdayOrder/crmInfo1").asText()).isEqualTo("Kode");
    assertThat(order.path("checklist")).hasSize(2);
    assertThat(order.hasNonNull("siteReference")).isFalse();
    assertThat(order.at("/smartdayOrder/projectReference").isNull()).isTrue();
  }

  @Test
  void taskWithAnEmptyPlaceIsMovedOnWithoutOne() {
    String id = smartday.order(Map.of("location", Map.of("id", "", "address1", "Strandgata")));

    acknowledge(id);

    JsonNode order = admin().row("orders", id).orElseThrow();
    assertThat(order.at("/smartdayOrder/status").asInt()).isEqualTo(8);
    assertThat(order.hasNonNull("location")).isFalse();
  }

  @Test
  void taskThatARuleLetsGoIsNotMovedOn() {
    String id = smartday.order(Map.of());

    smartday
        .source(Map.of("reportBack", "true"))
        .acknowledge(EntityTypes.WORK_ORDER, List.of(new Acknowledgement(id, null)));

    assertThat(admin().calls()).isZero();
  }

  @Test
  void taskThatSomebodyReopenedIsNotMovedOn() {
    String id = smartday.order(Map.of("smartdayOrder", Map.of("status", 4)));

    acknowledge(id);

    assertThat(admin().row("orders", id).orElseThrow().at("/smartdayOrder/status").asInt())
        .isEqualTo(4);
  }

  @Test
  void refusalToMoveOnIsSaidAfterAllOthersWereMoved() {
    String bad = smartday.order(Map.of());
    String good = smartday.order(Map.of());
    admin().fault(Fault.on("POST", "/v1.0/orders/").status(400).times(1));

    assertThatThrownBy(() -> acknowledge(bad, good)).isInstanceOf(Rejected.class);

    assertThat(admin().row("orders", good).orElseThrow().at("/smartdayOrder/status").asInt())
        .isEqualTo(8);
  }

  @Test
  void nothingIsMovedOnUnlessTheSettingSaysSo() {
    String id = smartday.order(Map.of());

    assertThatThrownBy(
            () ->
                smartday
                    .source(Map.of())
                    .acknowledge(EntityTypes.WORK_ORDER, List.of(new Acknowledgement(id, "1"))))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private void acknowledge(String... ids) {
    smartday
        .source(Map.of("reportBack", "true"))
        .acknowledge(
            EntityTypes.WORK_ORDER,
            List.of(ids).stream().map(id -> new Acknowledgement(id, "40117")).toList());
  }
}
