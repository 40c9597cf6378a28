package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import no.samklang.sync.spi.Broken;
import org.junit.jupiter.api.Test;

class ApiReplyTest {
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ManualTime time = new ManualTime();
  private final ApiClient client = Clients.on(transport, time).build();

  record Row(String id, String navn, BigDecimal timer, LocalDate dato) {}

  @Test
  void readsABareArrayIntoRecords() {
    transport.answer(
        200, "[{\"id\":\"1\",\"navn\":\"Æ\",\"timer\":7.50,\"ny\":{}},{\"dato\":\"2026-03-02\"}]");
    assertThat(client.request("GET", "/x").readRows(Row.class))
        .containsExactly(
            new Row("1", "Æ", new BigDecimal("7.50"), null),
            new Row(null, null, null, LocalDate.of(2026, 3, 2)));
  }

  @Test
  void readsUtf8WhateverCharsetTheHeaderNames() {
    transport.answer(
        200, "{\"navn\":\"Bjørn\"}", "Content-Type", "application/json; charset=ISO-8859-1");
    assertThat(client.request("GET", "/x").read(Row.class).navn()).isEqualTo("Bjørn");
  }

  @Test
  void keepsTheZerosOfADecimal() {
    transport.answer(200, "{\"sum\":10.00}");
    assertThat(client.request("GET", "/x").readJson().get("sum").decimalValue())
        .isEqualTo(new BigDecimal("10.00"));
  }

  @Test
  void skipsAByteOrderMark() {
    transport
        .answer(200, "\uFEFF{\"id\":\"1\"}")
        .answer(200, "\uFEFFa;b", "Content-Type", "text/csv");
    assertThat(client.request("GET", "/x").read(Row.class).id()).isEqualTo("1");
    assertThat(client.request("GET", "/x").send().text()).isEqualTo("a;b");
  }

  @Test
  void refusesAWebPageWhereJsonWasDue() {
    transport.answer(200, "<html>", "Content-Type", "text/html; charset=utf-8");
    assertThatExceptionOfType(Broken.class)
        .isThrownBy(() -> client.request("GET", "/x").readJson())
        .withMessageContaining("text/html")
        .withMessageContaining("http.not-json");
  }

  @Test
  void asksAgainForAnAnswerThatCannotBeRead() {
    transport.answer(200, "[{\"id\":\"1\"},{\"id").answer(200, "[{\"id\":\"1\"}]");
    assertThat(client.request("GET", "/x").readRows(Row.class)).hasSize(1);
    assertThat(transport.calls()).hasSize(2);
  }

  @Test
  void givesUpOnAnAnswerThatCanNeverBeRead() {
    for (int i = 0; i < 5; i++) {
      transport.answer(200, "[1] trailing");
    }
    assertThatExceptionOfType(Broken.class)
        .isThrownBy(() -> client.request("GET", "/x").readJson())
        .withMessageContaining("http.unreadable");
    assertThat(transport.calls()).hasSize(5);
  }

  @Test
  void doesNotRepeatAWriteWhoseAnswerCannotBeRead() {
    transport.answer(201, "{\"id");
    assertThatExceptionOfType(Broken.class)
        .isThrownBy(() -> client.request("POST", "/x").json(List.of()).readJson());
    assertThat(transport.calls()).hasSize(1);
  }

  @Test
  void letsTheAuthorDecideOnTheBodyOfAWrite() {
    transport.answer(201, "oops", "Location", "/x/7");
    ApiReply reply = client.request("POST", "/x").json(List.of()).send();
    assertThat(reply.jsonIfReadable()).isEmpty();
    assertThat(reply.header("location")).contains("/x/7");
  }

  @Test
  void anEmptyBodyIsNoJson() {
    transport.answer(204, "");
    ApiReply reply = client.request("PUT", "/x").send();
    assertThat(reply.isEmpty()).isTrue();
    assertThat(reply.jsonIfReadable()).isEmpty();
  }

  @Test
  void neverShowsTheBodyInTheMessage() {
    transport.answer(201, "{\"fnr\":\"01017012345\",");
    assertThatExceptionOfType(Broken.class)
        .isThrownBy(() -> client.request("POST", "/x").readJson())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("01017012345"));
  }

  @Test
  void findsTheNextLinkOfTheHeader() {
    transport.answer(
        200, "[]", "link", "</c?limit=1>; rel=\"first\", </c?a=1,2&c=x>; title=\"a\"; rel=next");
    ApiReply reply = client.request("GET", "/c").send();
    assertThat(reply.link("next")).contains("/c?a=1,2&c=x");
    assertThat(reply.link("last")).isEmpty();
  }

  @Test
  void givesTextInTheCharsetTheAuthorKnows() {
    byte[] latin = "Å".getBytes(StandardCharsets.ISO_8859_1);
    transport.then(call -> new HttpReply(200, Headers.NONE, latin));
    assertThat(client.request("GET", "/x").send().text(StandardCharsets.ISO_8859_1)).isEqualTo("Å");
  }
}
