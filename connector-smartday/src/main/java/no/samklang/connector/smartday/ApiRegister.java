package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import org.jspecify.annotations.Nullable;

/**
 * Records of one type that are written. Changing one is reading it, changing the mapped properties
 * and writing the whole object back, so that what this connector does not know survives.
 *
 * @param <T> class of the records
 */
abstract class ApiRegister<T> implements SmartdayPort.Register<T> {
  private final ApiForm<T> form;
  private final ApiWriter writer;
  private final int pageSize;

  ApiRegister(ApiForm<T> form, ApiWriter writer, int pageSize) {
    this.form = form;
    this.writer = writer;
    this.pageSize = pageSize;
  }

  /** Returns what is listed, for messages. */
  abstract String place();

  /** Reads a page of objects. */
  abstract ApiPager.Objects page(String page, int size);

  /** Returns the objects with these ids. */
  abstract Map<String, ObjectNode> objects(Collection<String> ids);

  /** Returns the objects that carry this key. */
  abstract List<ObjectNode> withKey(String key);

  /** Returns whether it is looked for a new record before it is made. */
  abstract boolean looksFirst();

  /** Sends objects, all new or all changed. */
  abstract List<Written> send(ApiWriter to, List<ApiWriter.Outgoing> objects);

  @Override
  public SmartdayPort.Rows<T> list(String page, int size) {
    ApiPager.Objects objects = page(page, size);
    return new SmartdayPort.Rows<>(rows(objects.rows()), objects.next());
  }

  @Override
  public List<SmartdayPort.Row<T>> byId(Collection<String> ids) {
    return rows(objects(ids).values());
  }

  @Override
  public List<SmartdayPort.Row<T>> byKey(String key) {
    return rows(withKey(key));
  }

  @Override
  public @Nullable String key(T value) {
    return form.key(value);
  }

  /** Returns the objects of the list that pass; ends when so many are found. */
  final Map<String, ObjectNode> scan(Predicate<ApiObject> wanted, int enough) {
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    String next = "";
    while (next != null && found.size() < enough) {
      ApiPager.Objects page = page(next, pageSize);
      for (ObjectNode each : page.rows()) {
        ApiObject object = ApiObject.of("", each);
        if (!object.id().isEmpty() && wanted.test(object)) {
          found.put(object.id(), each);
        }
      }
      next = page.next();
    }
    return found;
  }

  private List<SmartdayPort.Row<T>> rows(Collection<ObjectNode> objects) {
    List<SmartdayPort.Row<T>> rows = new ArrayList<>(objects.size());
    for (ObjectNode each : objects) {
      ApiObject object = ApiObject.of(place(), each);
      try {
        T value = form.read(object);
        rows.add(new SmartdayPort.Row<>(object.required(ApiNames.Reported.ID), value, null, null));
      } catch (Broken unreadable) {
        rows.add(new SmartdayPort.Row<>(object.id(), null, unreadable.message(), null));
      }
    }
    return rows;
  }

  @Override
  public List<Written> write(List<Write<T>> writes) {
    IdentityHashMap<Write<T>, SyncException> refused = new IdentityHashMap<>();
    Map<Write<T>, ApiWriter.Outgoing> created = new LinkedHashMap<>();
    Map<Write<T>, ApiWriter.Outgoing> changed = new LinkedHashMap<>();
    Map<String, ObjectNode> there = objects(ids(writes));
    for (Write<T> write : writes) {
      try {
        if (write instanceof Write.Update<T> update) {
          changed.put(write, changed(update, there.get(update.id())));
        } else {
          created.put(write, created((Write.Create<T>) write));
        }
      } catch (SyncException wrong) {
        refused.put(write, wrong);
      }
    }
    IdentityHashMap<Write<T>, Written> outcomes = new IdentityHashMap<>();
    refused.forEach((write, wrong) -> outcomes.put(write, new Written.Failed(wrong)));
    send(created, outcomes);
    send(changed, outcomes);
    return writes.stream().map(write -> Objects.requireNonNull(outcomes.get(write))).toList();
  }

  private void send(
      Map<Write<T>, ApiWriter.Outgoing> outgoing, IdentityHashMap<Write<T>, Written> outcomes) {
    if (!outgoing.isEmpty()) {
      Iterator<Written> written = send(writer, List.copyOf(outgoing.values())).iterator();
      outgoing.keySet().forEach(write -> outcomes.put(write, written.next()));
    }
  }

  private static <T> Set<String> ids(List<Write<T>> writes) {
    Set<String> ids = new HashSet<>();
    for (Write<T> write : writes) {
      if (write instanceof Write.Update<T> update) {
        ids.add(update.id());
      }
    }
    return ids;
  }

  private ApiWriter.Outgoing created(Write.Create<T> create) {
    T wanted = create.wanted();
    String key = form.key(wanted);
    if (key == null || key.isBlank()) {
      throw new Rejected(Message.of("smartday.no-key"));
    }
    if (looksFirst()) {
      List<ObjectNode> there = withKey(key);
      if (!there.isEmpty()) {
        String id = ApiObject.of("", there.get(0)).id();
        throw new Rejected(Message.of("smartday.already-there", "key", key, "id", id));
      }
    }
    return new ApiWriter.Outgoing(
        form.fresh(key, wanted), null, () -> create.writing().ensureMaySend());
  }

  private ApiWriter.Outgoing changed(Write.Update<T> update, @Nullable ObjectNode there) {
    if (there == null) {
      throw new Gone(Message.of("smartday.gone", "id", update.id()));
    }
    T before = form.read(ApiObject.of(place(), there));
    ObjectNode object = there.deepCopy();
    form.change(object, update.change());
    ApiForm.tidy(object);
    return new ApiWriter.Outgoing(object, before, () -> {});
  }
}
