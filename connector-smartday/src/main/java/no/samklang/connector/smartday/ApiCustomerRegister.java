package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Written;

/**
 * The customers. REPORTED, one is read by its id or by its key, in the same place of the path; when
 * both look alike the answer may be another customer, and the list is searched. ASSUMED, a second
 * one with the same key would be made, so it is looked for first.
 */
final class ApiCustomerRegister extends ApiRegister<Customer> {
  private final ApiCalls calls;
  private final ApiPager pager;

  ApiCustomerRegister(ApiCalls calls, ApiForm<Customer> form, int pageSize) {
    super(form, new ApiWriter(calls), pageSize);
    this.calls = calls;
    this.pager = new ApiPager(calls);
  }

  @Override
  String place() {
    return ApiNames.Reported.CUSTOMERS;
  }

  @Override
  ApiPager.Objects page(String page, int size) {
    String path = ApiNames.Reported.CUSTOMERS;
    return pager.read(() -> calls.request("GET", path), path, page, size);
  }

  @Override
  Map<String, ObjectNode> objects(Collection<String> ids) {
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (String id : ids) {
      Optional<ObjectNode> answer = calls.one(ApiNames.Reported.CUSTOMER, id);
      if (answer.isPresent() && ApiObject.of("", answer.get()).id().equals(id)) {
        found.put(id, answer.get());
      } else if (answer.isPresent()) {
        others.add(id);
      }
    }
    if (!others.isEmpty()) {
      found.putAll(scan(object -> others.contains(object.id()), others.size()));
    }
    return found;
  }

  @Override
  List<ObjectNode> withKey(String key) {
    Optional<ObjectNode> answer = calls.one(ApiNames.Reported.CUSTOMER, key);
    if (answer.isEmpty() || key.equals(ApiObject.of("", answer.get()).key())) {
      return answer.map(List::of).orElse(List.of());
    }
    return List.copyOf(scan(object -> key.equals(object.key()), 1).values());
  }

  @Override
  boolean looksFirst() {
    return true;
  }

  @Override
  List<Written> send(ApiWriter to, List<ApiWriter.Outgoing> objects) {
    return to.write(objects, ApiNames.Reported.CUSTOMERS);
  }
}
