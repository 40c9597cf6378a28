package no.samklang.simulators.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import no.samklang.simulators.testing.Caller;
import no.samklang.simulators.testing.SimulatorTestBase;

/** Starts a company with twenty customers. */
abstract class VismanetTestBase extends SimulatorTestBase {

  VismanetTestBase() {
    super("vismanet");
  }

  @Override
  protected final Caller letIn(Caller caller) throws IOException {
    return caller.header("Authorization", "Bearer " + token());
  }

  final String token() throws IOException {
    return token(VismanetSimulator.COMPANY_TENANT, VismanetSimulator.SCOPES);
  }

  final String token(String tenant, String scopes) throws IOException {
    HttpResponse<String> answer = fetchToken(VismanetSimulator.CLIENT_SECRET, tenant, scopes);
    return Caller.json(answer).path("access_token").asText();
  }

  final HttpResponse<String> fetchToken(String secret, String tenant, String scopes)
      throws IOException {
    return new Caller(simulator.uri())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .post(
            VismanetSimulator.TOKEN_PATH,
            "grant_type=client_credentials&client_id="
                + VismanetSimulator.CLIENT_ID
                + "&client_secret="
                + secret
                + "&tenant_id="
                + tenant
                + "&scope="
                + Caller.encode(scopes));
  }

  final JsonNode transactions(String more) throws IOException {
    return caller.json("/v1/projecttransaction?fromPeriod=202601&toPeriod=202612" + more);
  }

  /** Returns the body of a document with one line of 7.5 hours, some of it replaced. */
  static String hours(String... replacements) {
    String body =
        """
        {"description":{"value":"HRS 01HR7Z3K8Q4V9M2T6N5B0XWYCD"},"status":{"value":"Balanced"},
         "module":{"value":"ModulePM"},"note":{"value":"Nøkkel 01HR7Z"},
         "lines":[{"operation":"Insert","date":{"value":"2026-03-02T00:00:00.000Z"},
          "inventoryId":{"value":"TIM-TOMRER"},"quantity":{"value":7.5},
          "billableQuantity":{"value":7.25},"unitRate":{"value":412.1234},
          "amount":{"value":3093.75},"billable":{"value":true},"financialPeriod":{"value":"202603"},
          "project":{"value":"P10021"},"projectTask":{"value":"02"},
          "debitAccount":{"value":"5010"},"creditAccount":{"value":"2930"},
          "debitSubaccount":{"value":"10-0000"},"employee":{"value":"1002"},
          "accountGroup":{"value":"TIMER"},"description":{"value":"Tømrerarbeid 2. etg."}}]}
        """;
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(body).contains(replacements[i]);
      body = body.replace(replacements[i], replacements[i + 1]);
    }
    return body;
  }

  final String created() throws IOException {
    HttpResponse<String> answer = caller.post("/v1/projecttransaction", hours());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
