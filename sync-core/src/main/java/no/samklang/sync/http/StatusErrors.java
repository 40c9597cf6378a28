package no.samklang.sync.http;

import java.time.Duration;
import no.samklang.sync.http.TransportException.Reason;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import org.jspecify.annotations.Nullable;

/** What a refusal or a missing answer means, before the connector has its say. */
final class StatusErrors {
  private StatusErrors() {}

  static SyncException of(Call call, ApiReply reply, @Nullable Duration retryAfter) {
    int status = reply.status();
    return switch (status) {
      case 400, 413, 422 -> new Rejected(reply.describe("http.rejected"));
      case 401, 402, 403 -> new NotAllowed(reply.describe("http.not-allowed"));
      case 404, 410 -> new Gone(reply.describe("http.gone"));
      case 409 -> new Rejected(reply.describe("http.conflict"));
      case 412 -> new Stale(reply.describe("http.stale"));
      case 429 -> new Unavailable(reply.describe("http.too-many"), retryAfter, null);
      default ->
          status == 408 || status >= 500
              ? failed(call, reply, retryAfter)
              : new Broken(reply.describe("http.unexpected"));
    };
  }

  private static SyncException failed(Call call, ApiReply reply, @Nullable Duration retryAfter) {
    return call.safe()
        ? new Unavailable(reply.describe("http.unavailable"), retryAfter, null)
        : new Unclear(reply.describe("http.unclear"));
  }

  static SyncException of(Call call, TransportException failure, int maxBytes) {
    boolean unclear = failure.sent() && !call.safe();
    Message message = message(call, failure.reason(), unclear, maxBytes);
    if (unclear) {
      return new Unclear(message, failure);
    }
    return failure.reason() == Reason.TOO_LARGE
        ? new Broken(message, failure)
        : new Unavailable(message, failure);
  }

  private static Message message(Call call, Reason reason, boolean unclear, int maxBytes) {
    String prefix = unclear ? "http.unclear-" : "http.";
    return switch (reason) {
      case NO_CONNECTION -> call.message("http.no-connection").with("host", call.uri().getHost());
      case TIMEOUT -> call.message(prefix + "timeout").with("timeout", call.timeout().toSeconds());
      case LOST -> call.message(prefix + "lost");
      case TOO_LARGE -> call.message(prefix + "too-large").with("limit", maxBytes);
      case INTERRUPTED -> call.message(prefix + "interrupted");
    };
  }
}
