package no.samklang.sync.transport.apache;

import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.HttpTransportProvider;
import no.samklang.sync.http.TransportOptions;

/** Makes transports on Apache HttpClient 5; preferred to the JDK's client when present. */
public final class ApacheTransportProvider implements HttpTransportProvider {

  /** For {@link java.util.ServiceLoader}. */
  public ApacheTransportProvider() {}

  @Override
  public String name() {
    return "apache";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public HttpTransport create(TransportOptions options) {
    return new ApacheTransport(options, ApacheClients.UNCHECKED);
  }
}
