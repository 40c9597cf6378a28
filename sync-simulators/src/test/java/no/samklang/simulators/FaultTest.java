package no.samklang.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import no.samklang.simulators.testing.Caller;
import no.samklang.simulators.testing.TestClock;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.simulators.vismanet.VismanetSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultTest {

  private static final String KUNDE = "/prosjekt/Kunde";

  private final TestClock clock = new TestClock();
  private Simulator simulator;
  private Caller caller;

  @BeforeEach
  void start() {
    simulator = TidsbankenSimulator.start(SimulatorOptions.defaults().clock(clock));
    caller =
        new Caller(simulator.uri())
            .header("tb-key", TidsbankenSimulator.TB_KEY)
            .header("Ocp-Apim-Subscription-Key", TidsbankenSimulator.SUBSCRIPTION_KEY)
            .header("x-api-version", TidsbankenSimulator.API_VERSION);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void dropsTheAnswerAfterTheWorkIsDone() throws IOException {
    simulator.admin().fault(Fault.on("POST", KUNDE).dropAnswer().times(1));
    assertThatThrownBy(() -> create("1")).isInstanceOf(IOException.class);
    assertThat(simulator.admin().row("kunder", "1")).isPresent();
    assertThat(create("2")).isEqualTo(201);
    assertThat(simulator.admin().lastCalls().get(0).status()).isZero();
  }

  @Test
  void dropsTheConnectionBeforeTheWork() {
    simulator.admin().fault(Fault.on("POST", KUNDE).dropConnection());
    assertThatThrownBy(() -> create("1")).isInstanceOf(IOException.class);
    assertThat(simulator.admin().row("kunder", "1")).isEmpty();
  }

  @Test
  void cutsAnAnswerInHalf() {
    simulator.admin().fault(Fault.on("GET", "/ansatt").truncate());
    assertThatThrownBy(() -> caller.get("/ansatt/Ansatt")).isInstanceOf(IOException.class);
  }

  @Test
  void answersAStatusWithoutTheWork() throws IOException {
    simulator.admin().fault(Fault.on(KUNDE).status(503, ErrorBody.HTML));
    assertThat(create("1")).isEqualTo(503);
    assertThat(simulator.admin().count("kunder")).isZero();
  }

  @Test
  void answersAStatusAfterTheWork() throws IOException {
    simulator.admin().fault(Fault.on(KUNDE).statusAfterWork(502, ErrorBody.GATEWAY));
    assertThat(create("1")).isEqualTo(502);
    assertThat(simulator.admin().count("kunder")).isEqualTo(1);
  }

  @Test
  void tellsWhenToTryAgain() throws IOException {
    simulator.admin().fault(Fault.onAll().tooManyRequests(42).first(2));
    HttpResponse<String> answer = caller.get("/ansatt/Ansatt");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("42");
    assertThat(create("1")).isEqualTo(429);
    assertThat(create("1")).isEqualTo(201);
  }

  @Test
  void strikesTheNthCandidateOnly() throws IOException {
    simulator.admin().fault(Fault.on("POST", KUNDE).status(500).nth(2));
    assertThat(List.of(create("1"), create("2"), create("3"))).containsExactly(201, 500, 201);
  }

  @Test
  void strikesEveryNthCandidate() throws IOException {
    simulator.admin().fault(Fault.on("POST", KUNDE).status(500).every(2));
    assertThat(List.of(create("1"), create("2"), create("3"), create("4")))
        .containsExactly(201, 500, 201, 500);
  }

  @Test
  void strikesTheSameShareForTheSameSeed() throws IOException {
    assertThat(struck(7)).isEqualTo(struck(7)).isNotEqualTo(struck(8));
  }

  @Test
  void matchesThePathAsARegularExpression() throws IOException {
    simulator.admin().fault(CallSelector.all().pathRegex("/ansatt/.*").status(500));
    assertThat(caller.get("/ansatt/Ansatt").statusCode()).isEqualTo(500);
    assertThat(caller.get(KUNDE).statusCode()).isEqualTo(200);
  }

  @Test
  void takesFaultsBack() throws IOException {
    simulator.admin().fault(Fault.onAll().status(500));
    simulator.admin().clearFaults();
    assertThat(create("1")).isEqualTo(201);
  }

  @Test
  void readsFaultsOverHttp() throws IOException {
    String fault =
        "{\"method\":\"POST\",\"path\":\"/prosjekt/Kunde\",\"effect\":\"status\",\"status\":503,"
            + "\"body\":\"gateway\",\"times\":1}";
    assertThat(caller.post("/_sim/faults", fault).statusCode()).isEqualTo(204);
    assertThat(caller.json("/_sim/faults")).hasSize(1);
    assertThat(create("1")).isEqualTo(503);
    assertThat(create("1")).isEqualTo(201);
    assertThat(caller.json("/_sim/faults")).isEmpty();
  }

  @Test
  void namesTheEffectsThereAre() throws IOException {
    HttpResponse<String> answer = caller.post("/_sim/faults", "{\"effect\":\"explode\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("explode").contains("drop-answer");
    assertThat(caller.post("/_sim/faults", "{\"efect\":\"latency\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void expiresAllTokensAtACall() throws IOException {
    try (Simulator visma = VismanetSimulator.start(SimulatorOptions.defaults())) {
      Caller client = new Caller(visma.uri());
      client.header("Authorization", "Bearer " + token(visma));
      visma.admin().fault(Fault.on("/v1").expireTokens().nth(2));
      assertThat(client.get("/v1/customer").statusCode()).isEqualTo(200);
      assertThat(client.get("/v1/customer").statusCode()).isEqualTo(401);
      client.header("Authorization", "Bearer " + token(visma));
      assertThat(client.get("/v1/customer").statusCode()).isEqualTo(200);
    }
  }

  private static String token(Simulator visma) throws IOException {
    HttpResponse<String> answer =
        new Caller(visma.uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .post(
                VismanetSimulator.TOKEN_PATH,
                "grant_type=client_credentials&client_id="
                    + VismanetSimulator.CLIENT_ID
                    + "&client_secret="
                    + VismanetSimulator.CLIENT_SECRET
                    + "&tenant_id="
                    + VismanetSimulator.COMPANY_TENANT
                    + "&scope="
                    + Caller.encode(VismanetSimulator.SCOPES));
    return Caller.json(answer).path("access_token").asText();
  }

  private List<Integer> struck(long seed) throws IOException {
    simulator.admin().reset();
    simulator.admin().fault(Fault.on("GET", KUNDE).status(500).share(0.5, seed));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      statuses.add(caller.get(KUNDE).statusCode());
    }
    assertThat(statuses).contains(200, 500);
    return statuses;
  }

  private int create(String id) throws IOException {
    String body = "{\"Id\":\"%s\",\"Navn\":\"Kunde\"}".formatted(id);
    return caller.post(KUNDE, body).statusCode();
  }
}
