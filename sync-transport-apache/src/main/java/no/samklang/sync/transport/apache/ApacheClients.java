package no.samklang.sync.transport.apache;

import java.net.ProxySelector;
import no.samklang.sync.http.TransportOptions;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sets up clients that do what they are told and nothing else, through the JVM's proxy if one is
 * set, like the JDK's client.
 *
 * <p>A connection that lay idle is checked before it is used again, so that a POST does not meet
 * one the server has closed in the meantime: its outcome would be unclear. The check waits a
 * millisecond on a sound connection, so one used a moment ago, which servers do not close, is not
 * checked.
 */
final class ApacheClients {
  /** How long a connection may lie idle before it is checked. */
  static final TimeValue UNCHECKED = TimeValue.ofMilliseconds(500);

  private ApacheClients() {}

  static CloseableHttpClient client(TransportOptions options, TimeValue unchecked) {
    return HttpClients.custom()
        .setConnectionManager(connections(options, unchecked))
        .setProxySelector(ProxySelector.getDefault())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .disableDefaultUserAgent()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      TransportOptions options, TimeValue unchecked) {
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(options.connectTimeout()))
            .setValidateAfterInactivity(unchecked)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDefaultConnectionConfig(connection)
        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
        .setMaxConnPerRoute(options.maxConnectionsPerHost())
        .setMaxConnTotal(Integer.MAX_VALUE)
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
        .setConnPoolPolicy(PoolReusePolicy.LIFO)
        .build();
  }
}
