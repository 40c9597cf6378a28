package no.samklang.connector.smartday;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.samklang.connector.smartday.SmartdayPort.Named;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;

/**
 * Looks whether the credentials are accepted, whether the store is there, and whether each list may
 * be read. Changes nothing; whether writing is allowed shows with the first write.
 */
final class AccessCheck {
  private static final String CREDENTIALS = "credentials";

  private final SmartdayPort port;
  private final String store;
  private final List<Item> items = new ArrayList<>();
  private String identity = "";

  AccessCheck(SmartdayPort port, String store) {
    this.port = port;
    this.store = store;
  }

  Check run() {
    if (credentials()) {
      look("customers", () -> port.customers().list("", 1));
      look("items", () -> port.items().list("", 1));
      look("tasks", () -> port.tasksById(List.of("0")));
      say("salary codes", this::codes);
    }
    return new Check(identity, items);
  }

  /** Returns whether it is worth while to go on. */
  private boolean credentials() {
    try {
      List<Named> stores = port.stores();
      add(CREDENTIALS, Result.OK, Message.of("smartday.check-login-ok"));
      store(stores);
      return true;
    } catch (Unavailable later) {
      throw later;
    } catch (NotAllowed refused) {
      add(CREDENTIALS, Result.FAILED, refused.message());
      return !refused.message().code().equals("smartday.keys-refused");
    } catch (SyncException wrong) {
      add(CREDENTIALS, Result.FAILED, wrong.message());
      return true;
    }
  }

  private void store(List<Named> stores) {
    String there = names(stores.stream().filter(Named::active).toList());
    stores.stream()
        .filter(each -> each.id().equals(store))
        .findFirst()
        .ifPresentOrElse(
            chosen -> {
              identity = Objects.requireNonNullElse(chosen.name(), "");
              add(
                  "store",
                  chosen.active() ? Result.OK : Result.WARNING,
                  Message.of(
                      chosen.active() ? "smartday.check-store-ok" : "smartday.check-store-inactive",
                      "store",
                      store,
                      "stores",
                      there));
            },
            () ->
                add(
                    "store",
                    Result.FAILED,
                    Message.of("smartday.check-store-missing", "store", store, "stores", there)));
  }

  private Message codes() {
    return Message.of("smartday.check-codes", "codes", names(port.registrationCodes()));
  }

  private static String names(List<Named> all) {
    return all.stream()
        .map(each -> each.id() + " " + Objects.requireNonNullElse(each.name(), ""))
        .collect(Collectors.joining(", "));
  }

  private void look(String what, Runnable call) {
    say(
        what,
        () -> {
          call.run();
          return Message.of("smartday.check-list-ok", "what", what);
        });
  }

  private void say(String what, Supplier<Message> call) {
    try {
      add(what, Result.OK, call.get());
    } catch (Unavailable later) {
      throw later;
    } catch (SyncException wrong) {
      add(what, Result.FAILED, wrong.message());
    }
  }

  private void add(String name, Result result, Message message) {
    items.add(new Item(name, result, message));
  }
}
