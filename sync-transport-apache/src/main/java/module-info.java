/**
 * HTTP transport on Apache HttpClient 5: being on the path is enough, {@link
 * no.samklang.sync.http.HttpTransports} finds it and prefers it to the JDK's client.
 *
 * @provides no.samklang.sync.http.HttpTransportProvider named {@code apache}
 */
module no.samklang.sync.transport.apache {
  requires no.samklang.sync;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;

  provides no.samklang.sync.http.HttpTransportProvider with
      no.samklang.sync.transport.apache.ApacheTransportProvider;
}
