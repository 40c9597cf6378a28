package no.samklang.sync.http;

class JdkTransportTest extends HttpTransportContract {
  @Override
  protected HttpTransportProvider provider() {
    return HttpTransports.named("jdk");
  }
}
