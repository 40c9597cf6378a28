package no.samklang.connector.vismanet;

import java.util.List;
import java.util.function.Consumer;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiRequest;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Unavailable;
import org.jspecify.annotations.Nullable;

/** Asks for pages of lists. Safe for use by many threads. */
final class Lists {
  private final ApiClient client;

  Lists(ApiClient client) {
    this.client = client;
  }

  /**
   * Reads one page.
   *
   * @param modifiedFrom only rows changed at this stamp or later; null for all
   */
  <R extends Rows.Listed> RowPage<R> page(
      ListSpec<R> spec, Progress progress, @Nullable String modifiedFrom) {
    ApiRequest request = client.request("GET", spec.path());
    spec.addFilters(request);
    if (modifiedFrom != null) {
      request
          .query(VismanetApi.MODIFIED, modifiedFrom)
          .query(VismanetApi.MODIFIED_CONDITION, VismanetApi.FROM);
    }
    return request
        .query(VismanetApi.PAGE, progress.page())
        .query(VismanetApi.PAGE_SIZE, progress.size())
        .alsoAccept(404)
        .send(reply -> RowPage.of(reply, spec));
  }

  /** Reads one row by its identity: a page with one row, or a missing one. */
  <R extends Rows.Listed> RowPage<R> single(ListSpec<R> spec, String template, int identity) {
    return client
        .request("GET", template, identity)
        .alsoAccept(404)
        .send(reply -> RowPage.single(reply, spec));
  }

  /**
   * Gives every row of a list to {@code each}; when rows move meanwhile, some come again.
   *
   * @throws Unavailable if the list changes all the time, so that rows may have been missed
   */
  <R extends Rows.Listed> void all(ListSpec<R> spec, int size, Consumer<RowPage<R>> each) {
    SeenRows seen = new SeenRows();
    Progress progress = Progress.start(Math.min(size, spec.mostRows()));
    while (true) {
      RowPage<R> page = page(spec, progress, null);
      each.accept(page);
      seen.begin(progress);
      Progress now = progress.plus(page, seen.count(page));
      switch (progress.judge(page, now, 0, seen.news())) {
        case MORE -> progress = now;
        case AGAIN -> progress = progress.again();
        case DONE -> {
          return;
        }
        case GIVE_UP ->
            throw new Unavailable(Message.of("vismanet.list-moves", "path", spec.path()));
      }
    }
  }

  /**
   * Makes sure that a 404 on a list means that it is empty, and not that the address is wrong: an
   * empty customer list read by mistake would look as if all were deleted.
   *
   * @throws no.samklang.sync.spi.SyncException if the API does not answer here
   */
  void requireApi() {
    List<Rows.Period> unused =
        client.request("GET", VismanetApi.PERIODS).readRows(Rows.Period.class);
  }
}
