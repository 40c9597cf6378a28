package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import no.samklang.sync.http.ApiRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists page by page. REPORTED, a server may ignore paging on some lists; ASSUMED, which.
 *
 * <ol>
 *   <li>A page is asked for by how many rows came so far. A short page proves nothing: the server
 *       may give fewer than asked for.
 *   <li>An empty page ends the list.
 *   <li>So does a page with the same rows as the one before: the server does not skip. Unless that
 *       page held more than was asked for, and so everything, the list is then asked for once more
 *       without paging, as rows beyond the first page may be missing.
 * </ol>
 */
final class ApiPager {
  private static final String WHOLE = "whole";
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final ApiCalls calls;

  ApiPager(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * A page.
   *
   * @param next where the next begins; null when there is none
   */
  record Objects(List<ObjectNode> rows, @Nullable String next) {}

  /** What is known between two pages: the rows so far, and by what the last page is known again. */
  private record Place(int skip, String print) {
    static Place of(String text) {
      int bar = text.indexOf('|');
      return bar < 0
          ? new Place(0, "")
          : new Place(Integer.parseInt(text.substring(0, bar)), text.substring(bar + 1));
    }

    String text() {
      return skip + "|" + print;
    }
  }

  /**
   * Reads a page.
   *
   * @param request makes the request without paging
   * @param page empty for the first, then {@link Objects#next}
   * @param size rows to ask for
   */
  Objects read(Supplier<ApiRequest> request, String path, String page, int size) {
    if (page.equals(WHOLE)) {
      return new Objects(calls.list(request.get(), path), null);
    }
    Place place = Place.of(page);
    List<ObjectNode> rows =
        calls.list(
            request
                .get()
                .query(ApiNames.Reported.TOP, size)
                .query(ApiNames.Reported.SKIP, place.skip()),
            path);
    if (rows.isEmpty()) {
      return new Objects(rows, null);
    }
    String print = print(rows);
    if (print.equals(place.print())) {
      return new Objects(List.of(), rows.size() > size ? null : WHOLE);
    }
    return new Objects(rows, new Place(place.skip() + rows.size(), print).text());
  }

  /** Returns the same text for the same ids, in any order. */
  private static String print(List<ObjectNode> rows) {
    long sum = 0;
    for (ObjectNode row : rows) {
      long hash = ApiObject.of("", row).id().hashCode() * MIX;
      sum += hash ^ (hash >>> 29);
    }
    return rows.size() + ":" + Long.toHexString(sum);
  }
}
