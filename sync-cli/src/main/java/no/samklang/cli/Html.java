package no.samklang.cli;

import java.util.List;
import java.util.Locale;

/** Builds a page that needs nothing but itself; every text is escaped. Not thread-safe. */
final class Html {
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;color:#1c2430;background:#fff;margin:2rem auto;\
      max-width:60rem;padding:0 1rem}
      h1{font-size:1.6rem;margin-bottom:.2rem}h2{font-size:1.2rem;margin-top:2rem}
      table{border-collapse:collapse;width:100%;margin:.6rem 0}
      th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d5dbe3}
      th{background:#f0f3f7}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
      .quiet{color:#5a6675}.box{border-left:4px solid #b54708;background:#fff7ed;padding:.5rem 1rem}
      .good{border-color:#1a7f46;background:#effaf3}del{color:#8a3324}ins{color:#14623a;\
      text-decoration:none}
      @media print{body{margin:0;max-width:none}}
      """;

  private final StringBuilder body = new StringBuilder();

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  Html heading(int level, String text) {
    body.append("<h").append(level).append('>').append(escape(text));
    body.append("</h").append(level).append(">\n");
    return this;
  }

  Html paragraph(String text) {
    return styled("p", "", text);
  }

  Html quiet(String text) {
    return styled("p", "quiet", text);
  }

  /** Adds what a person must see. */
  Html box(String text) {
    return styled("p", "box", text);
  }

  /** Adds the good news. */
  Html goodBox(String text) {
    return styled("p", "box good", text);
  }

  Html items(List<String> texts) {
    body.append("<ul>\n");
    texts.forEach(text -> styled("li", "", text));
    body.append("</ul>\n");
    return this;
  }

  /** Begins a table; a column whose heading begins with {@code #} holds numbers. */
  Html table(List<String> headings) {
    body.append("<table>\n<thead><tr>");
    for (String heading : headings) {
      boolean number = heading.startsWith("#");
      body.append(number ? "<th class=\"n\">" : "<th>");
      body.append(escape(number ? heading.substring(1) : heading)).append("</th>");
    }
    body.append("</tr></thead>\n<tbody>\n");
    return this;
  }

  Html row() {
    body.append("<tr>");
    return this;
  }

  Html cell(String text) {
    body.append("<td>").append(escape(text)).append("</td>");
    return this;
  }

  Html number(Object number) {
    body.append("<td class=\"n\">").append(escape(number.toString())).append("</td>");
    return this;
  }

  /** Adds a cell of fields, a line each. */
  Html fields(List<FieldLine> fields) {
    body.append("<td>");
    for (FieldLine field : fields) {
      body.append("<div>").append(escape(field.name())).append(": ");
      if (!field.before().isEmpty()) {
        body.append("<del>").append(escape(field.before())).append("</del> → ");
      }
      body.append("<ins>").append(escape(field.after())).append("</ins></div>");
    }
    body.append("</td>");
    return this;
  }

  /** A field in a cell: its name for people, its value now and its value afterwards. */
  record FieldLine(String name, String before, String after) {}

  Html endRow() {
    body.append("</tr>\n");
    return this;
  }

  Html endTable() {
    body.append("</tbody></table>\n");
    return this;
  }

  /** Returns the whole page. */
  String page(String title, Locale locale) {
    return "<!DOCTYPE html>\n<html lang=\""
        + locale.getLanguage()
        + "\">\n<head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style></head>\n<body>\n"
        + body
        + "</body></html>\n";
  }

  private Html styled(String tag, String style, String text) {
    body.append('<').append(tag);
    if (!style.isEmpty()) {
      body.append(" class=\"").append(style).append('"');
    }
    body.append('>').append(escape(text)).append("</").append(tag).append(">\n");
    return this;
  }
}
