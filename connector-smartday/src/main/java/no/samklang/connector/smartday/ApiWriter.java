package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import no.samklang.connector.smartday.ApiResults.Result;
import no.samklang.sync.http.ApiRequest;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.spi.Written;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects, several in one call. REPORTED, writes are arrays sent by POST, and an object with
 * an id changes the one there. A call that is refused as a whole is sent again object by object, to
 * find the bad one.
 */
final class ApiWriter {
  private final ApiCalls calls;

  ApiWriter(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * An object to send.
   *
   * @param before the record as it stood; null when it is new
   * @param beforeSend run directly before each attempt; what it throws ends the call
   */
  record Outgoing(ObjectNode object, @Nullable Object before, Runnable beforeSend) {
    boolean isNew() {
      return before == null;
    }
  }

  /** Sends objects, all new or all changed; an outcome for each, in their order. */
  List<Written> write(List<Outgoing> all, String path, Object... values) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<ObjectNode> objects = all.stream().map(Outgoing::object).toList();
    ApiRequest request =
        calls
            .request("POST", path, values)
            .json(objects)
            .beforeSend(() -> all.forEach(each -> each.beforeSend().run()));
    boolean repeatable = all.stream().noneMatch(Outgoing::isNew);
    try {
      List<@Nullable Result> results =
          (repeatable ? request.repeatable() : request)
              .send(reply -> ApiResults.match(reply, objects));
      List<Written> written = new ArrayList<>();
      for (int at = 0; at < all.size(); at++) {
        written.add(written(all.get(at), results.get(at)));
      }
      return written;
    } catch (Rejected refused) {
      return all.size() == 1
          ? List.of(new Written.Failed(refused))
          : all.stream().map(each -> write(List.of(each), path, values).get(0)).toList();
    } catch (Broken unreadable) {
      return all.stream().map(each -> unknown(each, unreadable.message())).toList();
    } catch (SyncException failure) {
      return all.stream().<Written>map(each -> new Written.Failed(failure)).toList();
    }
  }

  private Written written(Outgoing sent, @Nullable Result result) {
    ApiObject object = ApiObject.of("", sent.object());
    String key = object.key();
    String name = key == null ? object.id() : key;
    if (result == null || result.failed() == null) {
      return unknown(sent, Message.of("smartday.no-outcome", "key", name));
    }
    if (result.failed()) {
      String detail = calls.spoken(result.words());
      return new Written.Failed(
          new Rejected(Message.of("smartday.record-refused", "key", name, "detail", detail)));
    }
    String id = sent.isNew() ? result.id() : object.id();
    return id.isEmpty()
        ? unknown(sent, Message.of("smartday.no-outcome", "key", name))
        : new Written.Done(new Receipt(id, key, sent.before()));
  }

  /** The answer says nothing of an object, which may have been made all the same. */
  private static Written unknown(Outgoing sent, Message why) {
    return new Written.Failed(sent.isNew() ? new Unclear(why) : new Broken(why));
  }
}
