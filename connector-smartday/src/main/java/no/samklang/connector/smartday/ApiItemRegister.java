package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Written;

/**
 * The items of one store. REPORTED, they can only be listed, and are read without and written with
 * a slash at the end.
 */
final class ApiItemRegister extends ApiRegister<Item> {
  private final ApiCalls calls;
  private final ApiPager pager;
  private final String store;
  private final ApiNearby nearby;

  ApiItemRegister(
      ApiCalls calls, ApiForm<Item> form, String store, int pageSize, InstantSource clock) {
    super(form, new ApiWriter(calls), pageSize);
    this.calls = calls;
    this.pager = new ApiPager(calls);
    this.store = store;
    this.nearby = new ApiNearby(page -> page(page, pageSize), clock);
  }

  @Override
  String place() {
    return ApiNames.Reported.ITEMS_TO_READ;
  }

  @Override
  ApiPager.Objects page(String page, int size) {
    String path = ApiNames.Reported.ITEMS_TO_READ;
    return pager.read(() -> calls.request("GET", path, store), path, page, size);
  }

  @Override
  Map<String, ObjectNode> objects(Collection<String> ids) {
    return nearby.find(ids);
  }

  @Override
  List<ObjectNode> withKey(String key) {
    return List.copyOf(scan(object -> key.equals(object.key()), Integer.MAX_VALUE).values());
  }

  /** Returns the ids of items by these numbers; of several with one number the first. */
  Map<String, String> idsByNumber(Set<String> numbers) {
    Map<String, String> ids = new HashMap<>();
    scan(
        object -> {
          String number = object.text(ApiNames.Reported.ITEM_NO);
          boolean wanted = number != null && numbers.contains(number) && !ids.containsKey(number);
          if (wanted) {
            ids.put(number, object.id());
          }
          return wanted;
        },
        numbers.size());
    return ids;
  }

  /** Looking would mean to read the whole store for every new item. */
  @Override
  boolean looksFirst() {
    return false;
  }

  @Override
  List<Written> send(ApiWriter to, List<ApiWriter.Outgoing> objects) {
    objects.forEach(each -> nearby.forget(ApiObject.of("", each.object()).id()));
    return to.write(objects, ApiNames.Reported.ITEMS_TO_WRITE, store);
  }
}
