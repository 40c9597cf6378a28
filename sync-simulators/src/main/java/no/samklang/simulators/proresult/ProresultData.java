package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.SimulatedData;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** The company's data as the admin side sees and changes them. */
final class ProresultData implements SimulatedData {

  private static final String RIGHTS = "tilganger";

  private final Company company;
  private final Views views;
  private final Desk desk;
  private final UserRules rules;
  private final Map<String, Register> registers = new LinkedHashMap<>();

  ProresultData(Company company, Surroundings surroundings) {
    this.company = company;
    this.views = new Views(company, surroundings);
    this.desk = new Desk(company);
    this.rules = new UserRules(company);
    for (Register register : Register.values()) {
      registers.put(register.collection(), register);
    }
  }

  @Override
  public List<String> collections() {
    List<String> names = new ArrayList<>(registers.keySet());
    names.add(RIGHTS);
    return names;
  }

  @Override
  public int count(String name) {
    return name.equals(RIGHTS)
        ? company.rights.functions().size()
        : company.rows(register(name)).count();
  }

  @Override
  public Stream<ObjectNode> rows(String name) {
    if (name.equals(RIGHTS)) {
      return company.rights.functions().stream().map(this::right);
    }
    Register register = register(name);
    return company.rows(register).all().stream().map(row -> views.plain(register, row));
  }

  @Override
  public Optional<ObjectNode> row(String name, String key) {
    if (name.equals(RIGHTS)) {
      return Optional.of(key).filter(company.rights.functions()::contains).map(this::right);
    }
    return Optional.ofNullable(find(register(name), key))
        .map(row -> views.plain(register(name), row));
  }

  @Override
  public ObjectNode put(String name, ObjectNode patch, boolean checked) {
    if (name.equals(RIGHTS)) {
      String function = patch.path("funksjon").asText();
      company.rights.set(function, patch.path("tilgang").asBoolean());
      return right(function);
    }
    Register register = register(name);
    Rows rows = company.rows(register);
    String first = register.key().get(0);
    if (register.isKeyedById() && !patch.hasNonNull(first)) {
      patch.put(first, rows.nextId());
    }
    Row before = rows.get(rows.keyOf(patch));
    ObjectNode values = before == null ? Json.object() : before.draft();
    patch.properties().forEach(property -> enter(register, property, values));
    desk.complete(register, before == null, values);
    requireComplete(register, values);
    if (checked) {
      rules.check(register, before, values);
    }
    stamp(register, patch, values);
    return views.plain(register, keep(rows, before, values));
  }

  @Override
  public void delete(String name, String key) {
    Row row = name.equals(RIGHTS) ? null : find(register(name), key);
    if (row == null) {
      throw new IllegalArgumentException("No row '" + key + "' to delete in " + name);
    }
    if (register(name) == Register.VAREUTTAK) {
      UserRules.requireUnmarked(row);
    }
    company.rows(register(name)).remove(row);
  }

  private static Row keep(Rows rows, @Nullable Row before, ObjectNode values) {
    if (before == null) {
      return rows.add(values);
    }
    rows.change(before, values);
    return before;
  }

  private ObjectNode right(String function) {
    return Json.object().put("funksjon", function).put("tilgang", company.rights.has(function));
  }

  private static void enter(
      Register register, Map.Entry<String, JsonNode> property, ObjectNode values) {
    String name = property.getKey();
    JsonNode value = property.getValue();
    Optional<Field> field = register.field(name);
    if (value.isNull()) {
      values.remove(name);
    } else if (field.isPresent()) {
      values.set(name, read(field.get(), value));
    } else {
      values.set(name, register.key().contains(name) ? TextNode.valueOf(value.asText()) : value);
    }
  }

  /** Reads a value as the admin side may write it: stamps as text, numbers where a text is kept. */
  private static JsonNode read(Field field, JsonNode value) {
    if (field.kind() == Kind.MOMENT) {
      return LongNode.valueOf(moment(field.name(), value.asText()));
    }
    JsonNode read =
        field.kind() == Kind.TEXT && value.isNumber() ? TextNode.valueOf(value.asText()) : value;
    field
        .problem(read)
        .ifPresent(
            text -> {
              throw new IllegalArgumentException(field.name() + " " + text + ": " + value);
            });
    return read;
  }

  private static long moment(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toEpochSecond();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + " is '" + text + "'; give an ISO date-time with offset", e);
    }
  }

  private void stamp(Register register, ObjectNode patch, ObjectNode values) {
    for (String name : List.of("opprettetDato", Row.CHANGED)) {
      boolean isOwn = patch.hasNonNull(name);
      boolean stays = name.equals("opprettetDato") && values.has(name);
      if (register.field(name).isPresent() && !isOwn && !stays) {
        values.put(name, company.now());
      }
    }
  }

  private void requireComplete(Register register, ObjectNode values) {
    for (String name : register.key()) {
      if (values.path(name).asText().isEmpty()) {
        throw new IllegalArgumentException("A row of " + register.collection() + " needs " + name);
      }
    }
    for (Field field : register.fields()) {
      boolean comesLater = field.name().equals(Row.CHANGED);
      if (field.need() == Field.Need.REQUIRED && !values.has(field.name()) && !comesLater) {
        throw new IllegalArgumentException(
            "A row of " + register.collection() + " needs " + field.name());
      }
    }
    if (register == Register.ARBEIDSARTER
        && company.project(values.path("prosjektnummer").asText()) == null) {
      throw new IllegalArgumentException(
          "No project '" + values.path("prosjektnummer").asText() + "'; put it first");
    }
  }

  private @Nullable Row find(Register register, String key) {
    int slash = key.lastIndexOf('/');
    if (register.key().size() == 1) {
      return company.rows(register).get(key);
    }
    return slash < 0
        ? null
        : company.rows(register).get(key.substring(0, slash), key.substring(slash + 1));
  }

  private Register register(String name) {
    Register register = registers.get(name);
    if (register == null) {
      throw new IllegalArgumentException("No collection '" + name + "'");
    }
    return register;
  }
}
