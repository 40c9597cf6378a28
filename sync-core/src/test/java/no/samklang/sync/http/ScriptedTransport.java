package no.samklang.sync.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import no.samklang.sync.http.TransportException.Reason;

/** Answers from a script, in order, and remembers what it was asked. */
final class ScriptedTransport implements HttpTransport {
  private final Deque<Step> script = new ArrayDeque<>();
  private final List<HttpCall> calls = new ArrayList<>();

  interface Step {
    HttpReply play(HttpCall call) throws TransportException;
  }

  ScriptedTransport answer(int status, String body, String... headers) {
    Headers.Builder fields = Headers.builder().add("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      fields.set(headers[i], headers[i + 1]);
    }
    HttpReply reply = new HttpReply(status, fields.build(), body.getBytes(StandardCharsets.UTF_8));
    return then(call -> reply);
  }

  ScriptedTransport fail(Reason reason, boolean sent) {
    return then(
        call -> {
          throw new TransportException(reason, sent, null);
        });
  }

  synchronized ScriptedTransport then(Step step) {
    script.add(step);
    return this;
  }

  synchronized List<HttpCall> calls() {
    return List.copyOf(calls);
  }

  HttpCall call(int index) {
    return calls().get(index);
  }

  String address(int index) {
    return call(index).uri().toString();
  }

  String body(int index) {
    byte[] body = call(index).body();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public HttpReply send(HttpCall call) throws TransportException {
    Step step;
    synchronized (this) {
      calls.add(call);
      step = script.poll();
    }
    if (step == null) {
      throw new AssertionError("Nothing in the script for " + call);
    }
    return step.play(call);
  }

  @Override
  public void close() {}
}
