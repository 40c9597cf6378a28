package no.samklang.connector.vismanet;

import com.fasterxml.jackson.databind.JsonNode;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.ErrorReader;
import no.samklang.sync.spi.SyncException;

/**
 * What the vendor's refusals mean. Two bodies are known (REPORTED): {@code message} for business
 * errors and {@code Exception...} from the front layer; their texts may come in any language and
 * decide nothing. A 500 may be a business error or not (VERIFIED), so for a write it stays unclear.
 */
final class VismanetErrors implements ErrorReader {

  @Override
  public SyncException read(ApiReply reply, SyncException byStatus) {
    return switch (reply.status()) {
      case 400 -> byStatus.with(reply.describe("vismanet.rejected"));
      case 401 ->
          byStatus.with(
              reply.describe(noLicence(reply) ? "vismanet.no-licence" : "vismanet.wrong-tenant"));
      case 403 -> byStatus.with(reply.describe("vismanet.scope-missing"));
      default -> byStatus;
    };
  }

  private static boolean noLicence(ApiReply reply) {
    return reply.jsonIfReadable().map(VismanetErrors::faultCode).stream()
        .anyMatch(VismanetApi.NO_LICENCE::equals);
  }

  private static String faultCode(JsonNode body) {
    String code = body.path("ExceptionFaultCode").asText("");
    return code.isEmpty() ? body.path("FaultCode").asText("") : code;
  }
}
