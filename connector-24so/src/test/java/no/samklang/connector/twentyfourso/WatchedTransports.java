package no.samklang.connector.twentyfourso;

import no.samklang.sync.http.HttpCall;
import no.samklang.sync.http.HttpReply;
import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.HttpTransportProvider;
import no.samklang.sync.http.HttpTransports;
import no.samklang.sync.http.TransportException;
import no.samklang.sync.http.TransportOptions;

/** Puts a {@link Wire} before the JDK's client, for every connection of every test. */
public final class WatchedTransports implements HttpTransportProvider {

  /** Made by the service loader. */
  public WatchedTransports() {}

  @Override
  public String name() {
    return "watched";
  }

  @Override
  public int priority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public HttpTransport create(TransportOptions options) {
    return new Watched(HttpTransports.named("jdk").create(options));
  }

  private record Watched(HttpTransport real) implements HttpTransport {
    @Override
    public HttpReply send(HttpCall call) throws TransportException {
      return Wire.to(call.uri().getPort()).pass(call, real);
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
