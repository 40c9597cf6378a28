package no.samklang.connector.vismanet;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import no.samklang.sync.spi.Secret;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;

/**
 * The settings of a connection.
 *
 * @param lookupDelay how long a created document may stay invisible to a search
 * @param clockMargin by how much clocks, or the zones they show, may differ
 * @param overlap how far a reading asks back before the last stamp
 * @param documentStatus status of a created document, as the vendor writes it
 */
record VismanetSettings(
    URI baseUrl,
    URI tokenUrl,
    String clientId,
    Secret clientSecret,
    String tenantId,
    Duration lookupDelay,
    Duration clockMargin,
    Duration overlap,
    int pageSize,
    String documentStatus) {

  /** Released is not among them: nothing here posts to the ledger. */
  private static final String BALANCED = "BALANCED";

  private static final String HOLD = "HOLD";

  static final List<Setting> DECLARED =
      List.of(
          Setting.withDefault(
              "baseUrl", Kind.URL, VismanetApi.BASE_URL, "Address of the Visma.net ERP API."),
          Setting.withDefault(
              "tokenUrl",
              Kind.URL,
              VismanetApi.TOKEN_URL,
              "Address that gives access tokens (Visma Connect)."),
          Setting.required(
              "clientId", Kind.TEXT, "Client id of the service integration, such as isv_name."),
          Setting.required(
              "clientSecret", Kind.SECRET, "Client secret of the service integration."),
          Setting.required(
              "tenantId",
              Kind.TEXT,
              "Tenant id of the company (a GUID), not that of the customer (contract)."),
          Setting.withDefault(
              "lookupDelay",
              Kind.DURATION,
              "5m",
              "How long a created document may stay invisible to a search; not below the 4 minutes"
                  + " after which Visma.net ends a call."),
          Setting.withDefault(
              "clockMargin",
              Kind.DURATION,
              "3h",
              "By how much clocks, or the zones they show, may differ."),
          Setting.withDefault(
              "overlap",
              Kind.DURATION,
              "15m",
              "How far a reading asks back before the last stamp it received."),
          Setting.withDefault(
              "pageSize",
              Kind.NUMBER,
              "500",
              "Rows to ask for in a page; at least 1. Projects: at most 100."),
          Setting.choice(
              "documentStatus",
              BALANCED,
              "Status of a created document: HOLD parks it, BALANCED makes it ready for release.",
              HOLD,
              BALANCED));

  static VismanetSettings of(Settings settings) {
    return new VismanetSettings(
        settings.url("baseUrl"),
        settings.url("tokenUrl"),
        settings.text("clientId"),
        settings.secret("clientSecret"),
        settings.text("tenantId"),
        settings.duration("lookupDelay"),
        settings.duration("clockMargin"),
        settings.duration("overlap"),
        Math.max(1, settings.number("pageSize")),
        settings.text("documentStatus").equals(HOLD) ? "Hold" : "Balanced");
  }
}
