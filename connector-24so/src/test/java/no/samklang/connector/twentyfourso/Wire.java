package no.samklang.connector.twentyfourso;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.http.Headers;
import no.samklang.sync.http.HttpCall;
import no.samklang.sync.http.HttpReply;
import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.TransportException;
import no.samklang.sync.http.TransportException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What passes between the connector and one server. A request that could invoice is kept back and
 * told. Besides it plays what no server can: the death of the process, a time that is up, and any
 * answer. For use by one thread at a time.
 */
final class Wire {
  private static final Map<Integer, Wire> BY_PORT = new ConcurrentHashMap<>();

  /** The end of the process, for all that the connector can tell. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1;
  }

  /** When it happens, as the server sees it. */
  enum Moment {
    BEFORE_THE_SERVER,
    AFTER_THE_SERVER
  }

  /** What happens to a request. */
  enum Trouble {
    DEATH,
    TIMEOUT
  }

  private record Cut(int request, String calls, Moment moment, Trouble trouble) {}

  private record Canned(String calls, HttpReply reply) {}

  private final List<String> objections = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private int candidates;
  private @Nullable Cut cut;
  private @Nullable Canned canned;

  private Wire() {}

  static Wire to(int port) {
    return BY_PORT.computeIfAbsent(port, each -> new Wire());
  }

  static void forget(int port) {
    BY_PORT.remove(port);
  }

  /** Returns how many requests were sent. */
  int requests() {
    return requests.get();
  }

  /** Returns how many of them write; asking for a token does not. */
  int writes() {
    return writes.get();
  }

  /** Returns what was kept back. */
  List<String> objections() {
    return objections;
  }

  /** Cuts the n-th request from now, counted from 1; returns whether it came to that later. */
  void cut(int request, Moment moment, Trouble trouble) {
    cut(request, ".*", moment, trouble);
  }

  /** Cuts the n-th from now of the requests whose method and path match. */
  void cut(int request, String calls, Moment moment, Trouble trouble) {
    candidates = 0;
    cut = new Cut(request, calls, moment, trouble);
  }

  /** Returns whether the ordered cut has not happened yet; it never will afterwards. */
  boolean uncut() {
    boolean still = cut != null;
    cut = null;
    return still;
  }

  /** Answers the next request whose method and path match, in place of the server. */
  void answer(String calls, int status, String json) {
    answer(calls, status, json, "");
  }

  /** Answers it with a link to the next page. */
  void answer(String calls, int status, String json, String next) {
    Headers.Builder headers = Headers.builder().add("Content-Type", "application/json");
    if (!next.isEmpty()) {
      headers.add("Link", "<" + next + ">; rel=\"next\"");
    }
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    canned = new Canned(calls, new HttpReply(status, headers.build(), body));
  }

  HttpReply pass(HttpCall call, HttpTransport real) throws TransportException {
    Optional<String> objection = NeverInvoice.objection(call);
    if (objection.isPresent()) {
      objections.add(objection.get());
      throw new AssertionError(objection.get());
    }
    String called = call.method() + " " + call.uri().getPath();
    requests.incrementAndGet();
    writes.addAndGet(called.matches("GET .*|.*/oauth/token") ? 0 : 1);
    Canned instead = canned;
    if (instead != null && called.matches(instead.calls())) {
      canned = null;
      return instead.reply();
    }
    Cut due = due(called);
    if (due == null) {
      return real.send(call);
    }
    if (due.moment() == Moment.AFTER_THE_SERVER) {
      HttpReply unused = real.send(call);
    }
    if (due.trouble() == Trouble.DEATH) {
      throw new Died();
    }
    throw new TransportException(Reason.TIMEOUT, true, null);
  }

  private @Nullable Cut due(String called) {
    Cut ordered = cut;
    if (ordered == null || !called.matches(ordered.calls()) || ++candidates != ordered.request()) {
      return null;
    }
    cut = null;
    return ordered;
  }
}
