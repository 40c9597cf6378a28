package no.samklang.connector.tidsbanken;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;

/** Looks at both keys, at which database answers, and at the names the mapping relies on. */
final class AccessCheck {
  private static final String SUBSCRIPTION = "subscription key";
  private static final String DATABASE_KEY = "tb-key";
  private static final int SHOWN = 3;

  private final ApiClient client;
  private final List<Item> items = new ArrayList<>();

  AccessCheck(ApiClient client) {
    this.client = client;
  }

  Check run() {
    String identity = identity();
    if (items.stream().noneMatch(item -> item.result() == Result.FAILED)) {
      documents();
    }
    return new Check(identity, items);
  }

  private String identity() {
    try {
      String names = employees();
      ok(SUBSCRIPTION, "tidsbanken.check-key-ok");
      ok(DATABASE_KEY, "tidsbanken.check-key-ok");
      show(names);
      return names;
    } catch (Unavailable e) {
      throw e;
    } catch (SyncException e) {
      refused(e);
      return "";
    }
  }

  private String employees() {
    Listing listing = new Listing(client, ZoneOffset.UTC);
    Listing.Query query = new Listing.Query(ApiV3.EMPLOYEES, null, ApiV3.ID);
    return listing.page(query, Listing.Position.START, SHOWN).rows().stream()
        .map(row -> EmployeeReader.name(row, "?") + " (" + row.text(ApiV3.ID) + ")")
        .collect(Collectors.joining(", "));
  }

  private void show(String names) {
    boolean none = names.isEmpty();
    items.add(
        none
            ? new Item("database", Result.WARNING, Message.of("tidsbanken.check-no-employees"))
            : new Item(
                "database",
                Result.OK,
                Message.of("tidsbanken.check-employees", "employees", names)));
  }

  /** The gateway looks at the subscription key first: another refusal shows that it is good. */
  private void refused(SyncException e) {
    String code = e.message().code();
    if (code.equals(TidsbankenErrors.SUBSCRIPTION_KEY_REFUSED)) {
      items.add(new Item(SUBSCRIPTION, Result.FAILED, e.message()));
    } else if (code.equals(TidsbankenErrors.TB_KEY_REFUSED)) {
      ok(SUBSCRIPTION, "tidsbanken.check-key-ok");
      items.add(new Item(DATABASE_KEY, Result.FAILED, e.message()));
    } else {
      String what = e instanceof NotAllowed ? "access" : "answer";
      items.add(new Item(what, Result.FAILED, e.message()));
    }
  }

  private void ok(String name, String code) {
    items.add(new Item(name, Result.OK, Message.of(code, "key", name)));
  }

  private void documents() {
    TreeSet<String> documents = new TreeSet<>();
    ApiV3.ENTITIES.forEach(entity -> documents.add(entity.document()));
    documents.forEach(document -> items.add(compare(document)));
  }

  private Item compare(String document) {
    try {
      List<String> missing = missing(document);
      return missing.isEmpty()
          ? new Item(
              document, Result.OK, Message.of("tidsbanken.check-metadata-ok", "path", document))
          : new Item(
              document,
              Result.WARNING,
              Message.of(
                  "tidsbanken.check-metadata-missing",
                  "path",
                  document,
                  "names",
                  String.join(", ", missing)));
    } catch (SyncException e) {
      Message why = Message.of("tidsbanken.check-metadata-unavailable", "path", document);
      return new Item(document, Result.WARNING, why.with("code", e.message().code()));
    }
  }

  private List<String> missing(String document) {
    ServiceDocument found =
        client
            .request("GET", document)
            .header("Accept", "application/xml")
            .send(reply -> ServiceDocument.read(document, reply.bytes()));
    return ApiV3.ENTITIES.stream()
        .filter(entity -> entity.document().equals(document))
        .flatMap(entity -> found.missing(entity).stream())
        .toList();
  }
}
