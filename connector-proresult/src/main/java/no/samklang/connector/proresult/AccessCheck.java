package no.samklang.connector.proresult;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import no.samklang.connector.proresult.ProresultPort.Ask;
import no.samklang.connector.proresult.ProresultPort.Header;
import no.samklang.connector.proresult.ProresultPort.Row;
import no.samklang.connector.proresult.ProresultPort.Rows;
import no.samklang.connector.proresult.ProresultPort.Script;
import no.samklang.sync.model.Employee;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;

/**
 * Looks at the keys, by the one way that is known to exist, and then whether each list may be read.
 * Changes nothing; whether writing is allowed shows with the first write.
 */
final class AccessCheck {
  private static final String KEYS = "keys";
  private static final int SHOWN = 3;

  private final ProresultPort port;
  private final Configuration settings;
  private final List<Item> items = new ArrayList<>();
  private String identity = "";

  AccessCheck(ProresultPort port, Configuration settings) {
    this.port = port;
    this.settings = settings;
  }

  Check run() {
    if (!keys()) {
      return new Check(identity, items);
    }
    if (settings.byCsv()) {
      look(Script.CUSTOMERS);
      look(Script.PROJECTS);
    }
    Ask one = Ask.all(1);
    look("customers", () -> port.customers(one));
    look("projects", () -> port.projects(one));
    look("items", () -> port.items(one));
    look("hours", () -> port.hours(one, settings.markHours()));
    look("withdrawals", () -> port.withdrawals(one));
    look("workers", () -> identity = names(port.workers(Ask.all(SHOWN))));
    return new Check(identity, items);
  }

  /** Returns whether it is worth while to go on. */
  private boolean keys() {
    try {
      Header header = port.header(Script.WORKERS);
      add(KEYS, Result.OK, Message.of("proresult.check-keys-ok", "function", header.function()));
      columns(header);
      return true;
    } catch (Unavailable e) {
      throw e;
    } catch (NotAllowed e) {
      add(KEYS, Result.FAILED, e.message());
      return !e.message().code().equals(ApiErrors.KEYS_REFUSED);
    } catch (SyncException e) {
      add(KEYS, Result.FAILED, e.message());
      return true;
    }
  }

  private void look(Script list) {
    look(list.name().toLowerCase(Locale.ROOT) + " by script", () -> columns(port.header(list)));
  }

  /** Where the lists are read otherwise, the columns do not matter. */
  private void columns(Header header) {
    if (settings.byCsv() && !header.missing().isEmpty()) {
      Message why =
          Message.of(
              "proresult.check-columns-missing",
              "function",
              header.function(),
              "columns",
              String.join(", ", header.missing()));
      add(
          header.function(),
          Result.WARNING,
          why.with("header", String.join(", ", header.columns())));
    }
  }

  private void look(String what, Runnable call) {
    try {
      call.run();
      add(what, Result.OK, Message.of("proresult.check-list-ok", "what", what));
    } catch (Unavailable e) {
      throw e;
    } catch (SyncException e) {
      add(what, Result.FAILED, e.message());
    }
  }

  private void add(String name, Result result, Message message) {
    items.add(new Item(name, result, message));
  }

  private static String name(Employee worker) {
    return worker.number() == null ? worker.name() : worker.name() + " (" + worker.number() + ")";
  }

  private static String names(Rows<Employee> page) {
    return page.rows().stream()
        .map(Row::value)
        .filter(Objects::nonNull)
        .limit(SHOWN)
        .map(AccessCheck::name)
        .collect(Collectors.joining(", "));
  }
}
