package no.samklang.benchmarks.work;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URI;
import no.samklang.sync.http.Json;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient as a Spring user takes it: pooled, with its own defaults. Thread-safe. */
final class PlainClient implements AutoCloseable {
  private static final ObjectReader PAGES = Json.mapper().readerFor(CustomerPage.class);

  private final URI base;
  private final CloseableHttpClient client;

  PlainClient(URI base, int connections) {
    this.base = base;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(connections)
                    .setMaxConnTotal(connections)
                    .build())
            .build();
  }

  CustomerPage read(String path) throws IOException {
    return client.execute(
        new HttpGet(base + path),
        answer -> {
          require2xx(answer);
          return PAGES.readValue(EntityUtils.toByteArray(answer.getEntity()));
        });
  }

  void put(String path, byte[] json) throws IOException {
    write(new HttpPut(base + path), json);
  }

  void post(String path, byte[] json) throws IOException {
    write(new HttpPost(base + path), json);
  }

  private void write(HttpUriRequestBase request, byte[] json) throws IOException {
    request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    client.execute(
        request,
        answer -> {
          require2xx(answer);
          EntityUtils.consume(answer.getEntity());
          return answer.getCode();
        });
  }

  private static void require2xx(ClassicHttpResponse answer) throws IOException {
    if (answer.getCode() / 100 != 2) {
      throw new IOException("the server answered " + answer.getCode());
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
