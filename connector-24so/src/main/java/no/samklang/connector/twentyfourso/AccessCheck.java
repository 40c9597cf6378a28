package no.samklang.connector.twentyfourso;

import java.util.ArrayList;
import java.util.List;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Ask;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Organisation;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;

/**
 * Looks at the credentials, at whether the organisation is the configured one, at the scopes it
 * granted and at the lists that are read. Changes nothing.
 */
final class AccessCheck {
  private static final String CREDENTIALS = "credentials";
  private static final String ORGANISATION = "organisation";

  private final TwentyfoursoPort port;
  private final Configuration settings;
  private final List<Item> items = new ArrayList<>();
  private String identity = "";

  AccessCheck(TwentyfoursoPort port, Configuration settings) {
    this.port = port;
    this.settings = settings;
  }

  Check run() {
    try {
      organisation(port.organisation());
    } catch (NotAllowed refused) {
      add(CREDENTIALS, Result.FAILED, refused.message());
      return new Check(identity, items);
    }
    Ask one = Ask.all("", 1);
    look("customers", () -> port.customers(one));
    look("products", () -> port.items(one));
    return new Check(identity, items);
  }

  private void organisation(Organisation found) {
    identity = found.name() + " (" + found.id() + ")";
    add(CREDENTIALS, Result.OK, Message.of("24so.check-credentials-ok"));
    boolean own = found.id().equals(settings.organisationId());
    add(
        ORGANISATION,
        own ? Result.OK : Result.FAILED,
        Message.of(
            own ? "24so.check-organisation-ok" : "24so.check-organisation-other",
            "name",
            found.name(),
            "id",
            found.id()));
    for (String scope : found.needs()) {
      scope(scope, found);
    }
  }

  private void scope(String scope, Organisation found) {
    String name = "scope " + scope;
    if (found.granted().isEmpty()) {
      add(name, Result.WARNING, Message.of("24so.check-scope-not-stated", "scope", scope));
    } else if (found.granted().contains(scope)) {
      add(name, Result.OK, Message.of("24so.check-scope-ok", "scope", scope));
    } else {
      add(name, Result.FAILED, Message.of("24so.check-scope-missing", "scope", scope));
    }
  }

  private void look(String what, Runnable call) {
    try {
      call.run();
      add(what, Result.OK, Message.of("24so.check-list-ok", "what", what));
    } catch (Unavailable e) {
      throw e;
    } catch (SyncException e) {
      add(what, Result.FAILED, e.message());
    }
  }

  private void add(String name, Result result, Message message) {
    items.add(new Item(name, result, message));
  }
}
