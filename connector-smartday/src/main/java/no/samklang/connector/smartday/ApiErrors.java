package no.samklang.connector.smartday;

import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.ErrorReader;
import no.samklang.sync.spi.SyncException;

/**
 * What the refusals mean, by status; the vendor's words go along, whether they come as text or as
 * the gateway's object. ASSUMED, only a 404 means that something is not there.
 */
final class ApiErrors implements ErrorReader {
  @Override
  public SyncException read(ApiReply reply, SyncException byStatus) {
    return switch (reply.status()) {
      case 400, 409, 422 -> byStatus.with(reply.describe("smartday.rejected"));
      case 401 -> byStatus.with(reply.describe("smartday.keys-refused"));
      case 403 -> byStatus.with(reply.describe("smartday.forbidden"));
      default -> byStatus;
    };
  }
}
