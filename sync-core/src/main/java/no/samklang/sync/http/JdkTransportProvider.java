package no.samklang.sync.http;

/** Makes transports on the JDK's own client. */
final class JdkTransportProvider implements HttpTransportProvider {
  @Override
  public String name() {
    return "jdk";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public HttpTransport create(TransportOptions options) {
    return new JdkTransport(options);
  }
}
