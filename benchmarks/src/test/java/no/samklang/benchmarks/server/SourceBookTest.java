package no.samklang.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceBookTest {
  private final SourceBook book = new SourceBook(450);

  @Test
  void recordHas369Bytes() {
    ByteSink out = new ByteSink();
    book.one(7, out);
    assertThat(out.size()).isEqualTo(369);
  }

  @Test
  void changesSinceTheBeginningAreAllRecordsOnce() throws Exception {
    assertThat(since(book, "")).hasSize(450).doesNotHaveDuplicates();
  }

  @Test
  void nothingChangedSinceTheEnd() throws Exception {
    JsonNode page = json(book, "1-0");
    assertThat(page.path("rows")).isEmpty();
    assertThat(page.path("last").asBoolean()).isTrue();
    assertThat(page.path("next").asText()).isEqualTo("1-0");
  }

  @Test
  void changedRecordsComeOnceAndWithANewPhone() throws Exception {
    SourceBook changed = book.changed(100);
    assertThat(since(changed, "1-0")).hasSize(5).contains("C0000001", "C0000401");
    assertThat(json(changed, "1-0").path("rows").get(0).path("phone").asText())
        .isEqualTo("+47 101 0000001");
    assertThat(since(changed, "")).hasSize(450).doesNotHaveDuplicates();
  }

  private static List<String> since(SourceBook book, String start) throws Exception {
    List<String> ids = new ArrayList<>();
    JsonNode page;
    String cursor = start;
    do {
      page = json(book, cursor);
      page.path("rows").forEach(row -> ids.add(row.path("id").asText()));
      cursor = page.path("next").asText();
    } while (!page.path("last").asBoolean());
    return ids;
  }

  private static JsonNode json(SourceBook book, String cursor) throws Exception {
    ByteSink out = new ByteSink();
    book.since(cursor, 200, out);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    out.writeTo(bytes);
    return new ObjectMapper().readTree(bytes.toByteArray());
  }
}
