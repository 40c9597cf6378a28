package no.samklang.connector.proresult;

import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiRequest;
import no.samklang.sync.http.ReplyReader;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;

/**
 * Sends, and looks at every body before anything else does: REPORTED, a refusal comes with the
 * status 200, and the charset header is wrong.
 */
final class ApiCalls {
  private final ApiClient client;

  ApiCalls(ApiClient client) {
    this.client = client;
  }

  ApiRequest get(String path) {
    return client.request("GET", path);
  }

  /** Starts a write; one that may be repeated is, when the system fails. */
  ApiRequest write(String method, boolean repeatable, String template, Object... values) {
    ApiRequest request = client.request(method, template, values);
    return repeatable ? request.repeatable() : request;
  }

  /**
   * Sends a request.
   *
   * @param function what is called, in the vendor's words
   */
  <T> T send(ApiRequest request, String function, ReplyReader<T> reader) {
    try {
      return request.send(
          reply -> {
            if (reply.text().contains(ApiNames.Reported.REFUSAL)) {
              throw new NotAllowed(reply.describe("proresult.forbidden"));
            }
            return reader.read(reply);
          });
    } catch (NotAllowed refused) {
      throw refused.with(refused.message().with("function", function));
    }
  }

  /** Sends a request to a function that is not there when the answer is 404. */
  <T> T call(ApiRequest request, String function, ReplyReader<T> reader) {
    try {
      return send(request, function, reader);
    } catch (Gone missing) {
      throw missing(function);
    }
  }

  /** Sends a request that lists; what is refused then is no fault of a record. */
  <T> T list(ApiRequest request, String function, ReplyReader<T> reader) {
    try {
      return call(request, function, reader);
    } catch (Rejected refused) {
      Message why = Message.of("proresult.query-refused", "function", function);
      String detail = refused.message().params().getOrDefault("detail", "");
      throw new Broken(why.with("detail", detail), refused);
    }
  }

  /** Returns what to say of a function that is not there. */
  static NotAllowed missing(String function) {
    return new NotAllowed(Message.of(ApiErrors.FUNCTION_MISSING, "function", function));
  }
}
