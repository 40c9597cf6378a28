package no.samklang.sync.http;

import java.net.URI;

/** Clients on a scripted transport, with a clock that moves by waiting and no jitter. */
final class Clients {
  static final URI BASE = URI.create("https://api.example.com/erp/");

  private Clients() {}

  static ApiClientBuilder on(HttpTransport transport, ManualTime time) {
    return ApiClient.builder(BASE)
        .transport(transport)
        .clock(time)
        .waiter(time)
        .random(() -> 0)
        .requestIds(() -> "r1");
  }
}
