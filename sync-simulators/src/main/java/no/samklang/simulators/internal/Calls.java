package no.samklang.simulators.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import no.samklang.simulators.ErrorBody;
import no.samklang.simulators.FaultEffect;
import no.samklang.simulators.conformance.VendorContract;
import org.jspecify.annotations.Nullable;

/**
 * Answers the vendor's calls.
 *
 * <ol>
 *   <li>The faults that strike the call are drawn.
 *   <li>Latency passes; tokens expire; the connection may be closed, or an error answered.
 *   <li>The system answers, alone with its state.
 *   <li>The answer may be replaced, cut or kept back. Request and answer are checked against the
 *       contract.
 * </ol>
 */
final class Calls {

  private static final String UNKNOWN = "(unknown)";

  private final SimulatedSystem system;
  private final Bench bench;
  private final Routes routes;

  Calls(SimulatedSystem system, Bench bench) {
    this.system = system;
    this.bench = bench;
    this.routes = system.routes();
  }

  void serve(Request request, HttpExchange exchange) throws IOException {
    Optional<Route> route = routes.find(request);
    String template = route.map(Route::template).orElse(UNKNOWN);
    List<FaultEffect> faults = bench.faults().strike(request.method(), request.path());
    pause(faults);
    Answer answer = answer(request, route, faults);
    bench
        .log()
        .add(request, template, answer == null ? 0 : answer.status(), bench.surroundings().now());
    if (answer == null) {
      exchange.close();
    } else {
      Sending.send(exchange, answer, has(faults, FaultEffect.Truncate.class));
    }
  }

  private @Nullable Answer answer(
      Request request, Optional<Route> route, List<FaultEffect> faults) {
    if (has(faults, FaultEffect.DropConnection.class)) {
      return null;
    }
    synchronized (system) {
      prepare(request, faults);
      Answer early = replacement(request, faults, false);
      if (early != null) {
        return system.finish(request, early);
      }
      Answer answer = system.finish(request, work(request, route));
      check(request, route, answer);
      if (has(faults, FaultEffect.DropAnswer.class)) {
        return null;
      }
      Answer late = replacement(request, faults, true);
      return late == null ? answer : system.finish(request, late);
    }
  }

  private Answer work(Request request, Optional<Route> route) {
    Optional<Answer> refusal = system.refuse(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      return route
          .map(found -> found.handler().handle(request))
          .orElseGet(() -> system.notFound(request));
    } catch (Refusal e) {
      return e.answer();
    } catch (IllegalArgumentException e) {
      return system.error(request, 400, String.valueOf(e.getMessage()));
    }
  }

  private void prepare(Request request, List<FaultEffect> faults) {
    for (FaultEffect fault : faults) {
      if (fault instanceof FaultEffect.ExpireTokens) {
        system.expireTokens();
      } else if (fault instanceof FaultEffect.HideCreated hidden) {
        request.hideFor(hidden.delay());
      }
    }
  }

  private @Nullable Answer replacement(
      Request request, List<FaultEffect> faults, boolean afterWork) {
    for (FaultEffect fault : faults) {
      if (fault instanceof FaultEffect.Status status && status.afterWork() == afterWork) {
        return error(request, status.status(), status.body());
      }
      if (fault instanceof FaultEffect.TooManyRequests many && !afterWork) {
        String text =
            "Rate limit is exceeded. Try again in " + many.retryAfterSeconds() + " seconds.";
        return system
            .error(request, 429, text)
            .with("Retry-After", Integer.toString(many.retryAfterSeconds()));
      }
    }
    return null;
  }

  private Answer error(Request request, int status, ErrorBody body) {
    return switch (body) {
      case VENDOR -> system.error(request, status, "Simulated fault.");
      case GATEWAY -> Gateway.answer(status, "Simulated fault.");
      case HTML -> Answer.html(status);
      case EMPTY -> Answer.empty(status);
    };
  }

  private void check(Request request, Optional<Route> route, Answer answer) {
    VendorContract contract = bench.surroundings().options().contract();
    if (contract != null && route.map(Route::inContract).orElse(true)) {
      String type = answer.headers().getOrDefault("Content-Type", "");
      bench
          .log()
          .violations(
              contract.checkRequest(
                  request.method(), request.path(), request.query(), request.body()));
      bench
          .log()
          .violations(
              contract.checkResponse(
                  request.method(), request.path(), answer.status(), type, answer.body()));
    }
  }

  private void pause(List<FaultEffect> faults) {
    Duration delay = bench.surroundings().options().latency();
    for (FaultEffect fault : faults) {
      if (fault instanceof FaultEffect.Latency latency) {
        delay = delay.plus(latency.delay());
      }
    }
    if (delay.compareTo(Duration.ZERO) > 0) {
      LockSupport.parkNanos(delay.toNanos());
    }
  }

  private static boolean has(List<FaultEffect> faults, Class<? extends FaultEffect> kind) {
    return !faults.isEmpty() && faults.stream().anyMatch(kind::isInstance);
  }
}
