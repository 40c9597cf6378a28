package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** Cuts lists into pages and links to the next one. */
final class Paging {

  private static final int DEFAULT_SIZE = 25;
  private static final int MOST_ROWS = 100;
  private static final int LOW_SIZE = 7;
  private static final String TOKEN = "continuationToken";

  private final Surroundings surroundings;
  private final TwentyfoursoErrors errors;

  Paging(Surroundings surroundings, TwentyfoursoErrors errors) {
    this.surroundings = surroundings;
    this.errors = errors;
  }

  /** What the position is called, and its first value. */
  enum Position {
    PAGE("page", 1),
    CONTINUATION(TOKEN, 0);

    private final String parameter;
    private final int first;

    Position(String parameter, int first) {
      this.parameter = parameter;
      this.first = first;
    }
  }

  Answer answer(
      Request request, List<ObjectNode> rows, Position by, UnaryOperator<ObjectNode> view) {
    int size = size(request);
    int page = number(request, by.parameter, by.first) - by.first;
    int from = Math.min(rows.size(), page * size);
    int to = Math.min(rows.size(), from + size);
    ArrayNode shown = Json.array();
    rows.subList(from, to).forEach(row -> shown.add(view.apply(row)));
    Answer answer = Answer.json(200, shown);
    boolean full = to == rows.size() && to - from == size;
    boolean more =
        to < rows.size() || (full && surroundings.has(TwentyfoursoVariants.LINK_EMPTY_PAGE));
    if (more) {
      return linked(request, answer, by, page + 1);
    }
    return surroundings.has(TwentyfoursoVariants.LINK_REPEATED)
        ? linked(request, answer, by, page)
        : answer;
  }

  private Answer linked(Request request, Answer answer, Position by, int page) {
    Map<String, String> query = new TreeMap<>();
    request.parameters().forEach((name, values) -> query.put(name, values.get(0)));
    query.keySet().removeIf(by.parameter::equalsIgnoreCase);
    query.put(by.parameter, Integer.toString(page + by.first));
    StringBuilder link = new StringBuilder(host(request)).append(request.path()).append('?');
    query.forEach(
        (name, value) ->
            link.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
    link.setLength(link.length() - 1);
    return answer.with("Link", "<" + link + ">; rel=\"next\"");
  }

  private String host(Request request) {
    if (surroundings.has(TwentyfoursoVariants.LINKS_RELATIVE)) {
      return "";
    }
    return surroundings.has(TwentyfoursoVariants.LINKS_FOREIGN)
        ? "https://elsewhere.example"
        : "http://" + request.header("Host").orElse("127.0.0.1");
  }

  private int size(Request request) {
    int wished = number(request, "limit", DEFAULT_SIZE);
    if (wished < 1 || wished > MOST_ROWS) {
      throw errors.invalid("limit", wished < 1 ? "minimum" : "maximum");
    }
    return surroundings.has(TwentyfoursoVariants.LOW_PAGE_SIZE)
        ? Math.min(wished, LOW_SIZE)
        : wished;
  }

  private int number(Request request, String name, int usual) {
    String text = request.parameter(name).orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,7}")) {
      throw errors.invalid(name, "type");
    }
    return Integer.parseInt(text);
  }
}
