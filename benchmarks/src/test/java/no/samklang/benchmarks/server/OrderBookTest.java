package no.samklang.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OrderBookTest {
  private static final int NEVER = 0;
  private static final int AT_ONCE = 0;
  private static final int AN_HOUR = 3_600_000;

  private static boolean order(OrderBook book, int customer, String reference) {
    String body =
        "{\"customer\":\"1%07d\",\"text\":\"Øving\",\"reference\":\"%s\"}"
            .formatted(customer, reference);
    return book.make(body.getBytes(StandardCharsets.UTF_8), new ByteSink());
  }

  private static String search(OrderBook book, String reference) throws IOException {
    ByteSink found = new ByteSink();
    book.search(reference, found);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    found.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void countsCustomersWithoutAnOrderAndOrdersTooMany() {
    OrderBook book = new OrderBook(5, AT_ONCE, NEVER);
    order(book, 0, "A");
    order(book, 1, "B");
    order(book, 1, "B");
    order(book, 1, "C");
    assertThat(book.json()).contains("\"made\":4,\"lost\":3,\"doubled\":2,");
  }

  @Test
  void findsEveryOrderOfAReference() throws IOException {
    OrderBook book = new OrderBook(2, AT_ONCE, NEVER);
    order(book, 0, "A");
    order(book, 1, "A");
    assertThat(search(book, "A")).isEqualTo("{\"ids\":[\"1\",\"2\"]}");
    assertThat(search(book, "B")).isEqualTo("{\"ids\":[]}");
  }

  @Test
  void hidesAnOrderForAWhile() throws IOException {
    OrderBook book = new OrderBook(1, AN_HOUR, NEVER);
    order(book, 0, "A");
    assertThat(search(book, "A")).isEqualTo("{\"ids\":[]}");
  }

  @Test
  void losesOneAnswerInSoManyAfterTheWork() {
    OrderBook book = new OrderBook(3, AT_ONCE, 2);
    assertThat(order(book, 0, "A")).isTrue();
    assertThat(order(book, 1, "B")).isFalse();
    assertThat(order(book, 2, "C")).isTrue();
    assertThat(book.json()).contains("\"made\":3,\"lost\":0,\"doubled\":0,\"dropped\":1");
  }
}
