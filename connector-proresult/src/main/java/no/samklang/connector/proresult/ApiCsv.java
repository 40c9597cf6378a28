package no.samklang.connector.proresult;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer of the function script: semicolon CSV with a header row. Values may stand in quotes, in
 * which a quote is written twice.
 *
 * @param header names of the columns
 * @param rows values in the order of the header; a short row lacks its last values
 */
record ApiCsv(List<String> header, List<List<String>> rows) {
  private static final char QUOTE = '"';

  /** Reads a text; without a first line the header is empty. */
  static ApiCsv parse(String text) {
    List<List<String>> lines = new Reader(text).lines();
    return lines.isEmpty()
        ? new ApiCsv(List.of(), List.of())
        : new ApiCsv(
            lines.get(0).stream().map(String::strip).toList(), lines.subList(1, lines.size()));
  }

  /** Returns each row as the JSON part would give it. */
  List<ObjectNode> rows(ApiColumns columns) {
    return rows.stream().map(row -> row(row, columns)).toList();
  }

  private ObjectNode row(List<String> values, ApiColumns columns) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    columns
        .byField()
        .forEach(
            (field, column) -> {
              int at = header.indexOf(column);
              if (at >= 0 && at < values.size()) {
                row.put(field, values.get(at));
              }
            });
    return row;
  }

  /** Goes through the text once. */
  private static final class Reader {
    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private boolean quoted;

    Reader(String text) {
      this.text = text;
    }

    List<List<String>> lines() {
      for (int at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        if (quoted && c == QUOTE && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
          value.append(QUOTE);
          at++;
        } else if (c == QUOTE && (quoted || value.isEmpty())) {
          quoted = !quoted;
        } else if (quoted) {
          value.append(c);
        } else {
          plain(c);
        }
      }
      endLine();
      return lines;
    }

    private void plain(char c) {
      if (c == ApiNames.Reported.SEPARATOR) {
        endValue();
      } else if (c == '\n') {
        endLine();
      } else if (c != '\r') {
        value.append(c);
      }
    }

    private void endValue() {
      line.add(value.toString());
      value.setLength(0);
    }

    private void endLine() {
      endValue();
      if (line.size() > 1 || !line.get(0).isBlank()) {
        lines.add(line);
      }
      line = new ArrayList<>();
    }
  }
}
