package no.samklang.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.conformance.VendorContract;
import no.samklang.simulators.testing.Caller;
import no.samklang.simulators.testing.TestClock;
import no.samklang.simulators.vismanet.VismanetVariants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdminTest {

  private final TestClock clock = new TestClock();
  private Simulator simulator;
  private Caller caller;

  @BeforeEach
  void start() {
    simulator = Simulators.start("vismanet", SimulatorOptions.defaults().clock(clock).records(8));
    caller = new Caller(simulator.uri());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void showsHowToUseIt() throws IOException {
    assertThat(caller.get("/_sim/").body())
        .contains("client_id", "POST   /_sim/reset", "customers");
  }

  @Test
  void showsAllDataByCollection() throws IOException {
    JsonNode data = caller.json("/_sim/data");
    assertThat(data.path("customers")).hasSize(8);
    assertThat(data.path("projectTransactions")).isEmpty();
    assertThat(caller.json("/_sim/data?collection=projects").path("projects")).hasSize(4);
    assertThat(caller.json("/_sim/data?counts=true").path("customers").asInt()).isEqualTo(8);
    assertThat(caller.get("/_sim/data?collection=cats").statusCode()).isEqualTo(400);
  }

  @Test
  void putsAndDeletesRows() throws IOException {
    String changes =
        "{\"customers\":{\"put\":[{\"number\":\"20001\",\"name\":\"Ærlig AS\"}],\"delete\":[\"10001\"]}}";
    assertThat(caller.post("/_sim/data", changes).statusCode()).isEqualTo(204);
    assertThat(simulator.admin().count("customers")).isEqualTo(8);
    assertThat(simulator.admin().row("customers", "10001")).isEmpty();
    assertThat(simulator.admin().row("customers", "20001").orElseThrow().path("name").asText())
        .isEqualTo("Ærlig AS");
  }

  @Test
  void keepsAStampThatIsGiven() {
    var row =
        simulator
            .admin()
            .put(
                "customers",
                Map.of("number", "10001", "lastModifiedDateTime", "2025-01-02T03:04:05Z"));
    assertThat(row.path("lastModifiedDateTime").asText())
        .isEqualTo("2025-01-02T04:04:05.000+01:00");
  }

  @Test
  void changesOnlyWhatARowNames() {
    var before = simulator.admin().row("customers", "10001").orElseThrow();
    var after =
        simulator
            .admin()
            .put("customers", Map.of("number", "10001", "mainAddress", Map.of("city", "Å")));
    assertThat(after.path("mainAddress").path("city").asText()).isEqualTo("Å");
    assertThat(after.path("mainAddress").path("postalCode"))
        .isEqualTo(before.path("mainAddress").path("postalCode"));
    assertThat(after.path("internalId")).isEqualTo(before.path("internalId"));
  }

  @Test
  void countsCallsByTemplate() throws IOException {
    caller.get("/v1/customer/10001?x=1");
    caller.get("/v1/customer/10002");
    caller.get("/nowhere");
    JsonNode requests = caller.json("/_sim/requests");
    assertThat(requests.path("total").asInt()).isEqualTo(3);
    assertThat(requests.path("counts").path("GET /v1/customer/{customerCd}").asInt()).isEqualTo(2);
    assertThat(requests.path("counts").path("GET (unknown)").asInt()).isEqualTo(1);
    assertThat(requests.path("log").get(0).path("query").asText()).isEqualTo("x=1");
    assertThat(requests.path("log").get(0).path("status").asInt()).isEqualTo(401);
    assertThat(simulator.admin().calls("GET", "/v1/customer/{customerCd}")).isEqualTo(2);
  }

  @Test
  void remembersTheLastThousandCalls() throws IOException {
    for (int i = 0; i < 1010; i++) {
      caller.get("/nowhere");
    }
    assertThat(simulator.admin().lastCalls()).hasSize(1000);
    assertThat(simulator.admin().lastCalls().get(0).number()).isEqualTo(11);
    assertThat(simulator.admin().calls()).isEqualTo(1010);
  }

  @Test
  void switchesVariants() throws IOException {
    String body = "{\"variants\":[\"low-page-size\"]}";
    assertThat(caller.post("/_sim/variants", body).statusCode()).isEqualTo(200);
    assertThat(simulator.admin().variants()).containsExactly(VismanetVariants.LOW_PAGE_SIZE);
    assertThat(caller.json("/_sim/variants").path("known")).hasSize(VismanetVariants.all().size());
  }

  @Test
  void namesTheVariantsThereAre() {
    assertThatThrownBy(() -> simulator.admin().variants(List.of("no-such")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-such")
        .hasMessageContaining("low-page-size");
  }

  @Test
  void movesTheClock() throws IOException {
    caller.post("/_sim/clock", "{\"offset\":\"PT1H\"}");
    assertThat(simulator.admin().now()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    assertThat(caller.post("/_sim/clock", "{\"offset\":\"an hour\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void comesBackToItsStart() throws IOException {
    var before = simulator.admin().rows("customers");
    simulator.admin().put("customers", Map.of("number", "10001", "name", "Annet"));
    simulator.admin().fault(Fault.onAll().status(500));
    simulator.admin().variants(List.of(VismanetVariants.LOW_PAGE_SIZE));
    caller.post("/_sim/reset", "");
    assertThat(simulator.admin().rows("customers")).isEqualTo(before);
    assertThat(simulator.admin().variants()).isEmpty();
    assertThat(simulator.admin().calls()).isZero();
    assertThat(caller.get("/v1/customer").statusCode()).isEqualTo(401);
  }

  @Test
  void recordsDeparturesFromTheContract(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("openapi.json"),
            "{\"paths\":{\"/v1/customer\":{\"get\":{\"responses\":{\"200\":{}}}}}}");
    SimulatorOptions options = SimulatorOptions.defaults().contract(VendorContract.load(file));
    try (Simulator strict = Simulators.start("vismanet", options)) {
      Caller client = new Caller(strict.uri());
      client.get("/v1/customer?colour=red");
      assertThat(strict.violations())
          .containsExactly("GET /v1/customer: query parameter colour is not in the contract");
      assertThat(client.json("/_sim/requests").path("violations")).hasSize(1);
    }
  }

  @Test
  void namesTheCollectionsThereAre() {
    assertThatThrownBy(() -> simulator.admin().count("cats"))
        .hasMessageContaining("cats")
        .hasMessageContaining("customers");
  }
}
