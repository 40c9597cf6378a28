package no.samklang.sync.http;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.Message;

/**
 * One call of a connector: what is sent, and what may be done about trouble.
 *
 * @param http the request without the token
 * @param path without base and query, for people
 * @param template the path before its places were filled, for counting
 * @param safe whether it may be repeated although it may have arrived
 * @param accepted statuses outside 200-299 that are no error
 * @param id on the log lines and in messages
 * @param secrets values that no message may show
 * @param beforeSend runs before each attempt, once everything that had to be waited for is there
 */
record Call(
    HttpCall http,
    String path,
    String template,
    boolean safe,
    Set<Integer> accepted,
    String id,
    List<String> secrets,
    Runnable beforeSend) {
  static final String UNREADABLE = "http.unreadable";

  String method() {
    return http.method();
  }

  URI uri() {
    return http.uri();
  }

  Duration timeout() {
    return http.timeout();
  }

  boolean accepts(int status) {
    return (status >= 200 && status < 300) || accepted.contains(status);
  }

  /** Returns the same call to another address. */
  Call at(URI moved) {
    HttpCall there = new HttpCall(method(), moved, http.headers(), http.body(), timeout());
    return new Call(there, path, template, safe, accepted, id, secrets, beforeSend);
  }

  /** Returns the same call whose messages do not show the token either. */
  Call hiding(IssuedToken token) {
    List<String> more = new ArrayList<>(secrets);
    more.add(token.value());
    return new Call(http, path, template, safe, accepted, id, more, beforeSend);
  }

  Message message(String code) {
    return Message.of(code, "method", method(), "path", path).with("request", id);
  }
}
