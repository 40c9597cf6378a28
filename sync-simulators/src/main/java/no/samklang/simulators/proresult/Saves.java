package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** Saves customers, projects, work types and items as a caller of the API may. */
final class Saves {

  private static final String ERP = "ERP";
  private static final String LOCKED = "LAAST";
  private static final String LOCKED_TEXT = " er låst fordi en bruker har den åpen.";
  private static final Set<String> GROUPS = Set.of("hovedgruppe", "undergruppe");

  private final Company company;
  private final Surroundings surroundings;
  private final ProresultErrors errors;
  private final Bodies bodies;
  private final Views views;

  Saves(Company company, Surroundings surroundings, ProresultErrors errors, Views views) {
    this.company = company;
    this.surroundings = surroundings;
    this.errors = errors;
    this.bodies = new Bodies(errors);
    this.views = views;
  }

  Answer customer(Request request) {
    return save(Register.KUNDER, request);
  }

  Answer project(Request request) {
    return save(Register.PROSJEKTER, request);
  }

  private Answer save(Register register, Request request) {
    String keyName = register.key().get(0);
    String number = request.decodedVariable(keyName);
    ObjectNode body = bodies.object(request);
    List<Problem> problems = Problem.in(body, register.sent());
    register
        .field(keyName)
        .flatMap(field -> field.problem(TextNode.valueOf(number)))
        .ifPresent(text -> problems.add(0, Problem.of(keyName, text)));
    requireNone(problems);
    Row before = company.rows(register).get(number);
    requireUnlocked(before, number);
    requireReferences(body);
    if (before == null) {
      ObjectNode values = Json.object().put(keyName, number);
      apply(body, values, name -> true);
      return saved(201, register, company.add(register, values));
    }
    ObjectNode values = before.draft();
    apply(body, values, name -> true);
    company.change(register, before, values);
    return saved(200, register, before);
  }

  private Answer saved(int status, Register register, Row row) {
    return surroundings.has(ProresultVariants.PUT_ANSWERS_204)
        ? Answer.empty(204)
        : Answer.json(status, views.show(register, row));
  }

  /**
   * Sets the work types that came from the ERP: those in the list are made or changed, those not in
   * it become inactive, and those made by hand stay as they are.
   */
  Answer workTypes(Request request) {
    String project = request.decodedVariable("prosjektnummer");
    Row owner = company.project(project);
    if (owner == null) {
      throw errors.refusal(404, "UKJENT_PROSJEKT", "Prosjekt " + project + " finnes ikke.");
    }
    List<ObjectNode> list = bodies.objects(request);
    Set<String> codes = new HashSet<>();
    for (ObjectNode workType : list) {
      requireNone(Problem.in(workType, Register.ARBEIDSARTER.sent()));
      if (!codes.add(workType.path("kode").asText())) {
        requireNone(List.of(Problem.of("kode", "kan bare stå en gang i listen")));
      }
    }
    requireUnlocked(owner, project);
    codes.forEach(code -> requireNotMadeByHand(project, code));
    list.forEach(workType -> setWorkType(project, workType));
    for (Row row : company.rows(Register.ARBEIDSARTER).of(project)) {
      if (row.text("kilde").equals(ERP) && !codes.contains(row.text("kode"))) {
        company.change(Register.ARBEIDSARTER, row, row.draft().put("aktiv", false));
      }
    }
    return workTypesOf(project);
  }

  private void requireNotMadeByHand(String project, String code) {
    Row row = company.workType(project, code);
    if (row != null && !row.text("kilde").equals(ERP)) {
      throw errors.refusal(
          409, "NUMMER_I_BRUK", "Arbeidsart " + code + " er laget for hånd i prosjektet.");
    }
  }

  private void setWorkType(String project, ObjectNode sent) {
    Row before = company.workType(project, sent.path("kode").asText());
    if (before == null) {
      ObjectNode values = Json.object().put("prosjektnummer", project).put("kilde", ERP);
      apply(sent, values, name -> true);
      company.add(Register.ARBEIDSARTER, values);
    } else {
      ObjectNode values = before.draft();
      apply(sent, values, name -> true);
      company.change(Register.ARBEIDSARTER, before, values);
    }
  }

  private Answer workTypesOf(String project) {
    if (surroundings.has(ProresultVariants.PUT_ANSWERS_204)) {
      return Answer.empty(204);
    }
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    for (Row row : company.rows(Register.ARBEIDSARTER).of(project)) {
      data.add(views.show(Register.ARBEIDSARTER, row));
    }
    return Answer.json(200, body);
  }

  /** Saves a batch of items, each with its own outcome. */
  Answer items(Request request) {
    List<ObjectNode> batch = bodies.objects(request);
    if (batch.isEmpty() || batch.size() > Kind.MOST_ROWS) {
      throw errors.refusal(
          422, "UGYLDIG_ANTALL", "Send 1 til " + Kind.MOST_ROWS + " varer om gangen.");
    }
    if (surroundings.has(ProresultVariants.BAD_ITEM_REFUSES_BATCH)) {
      batch.forEach(item -> itemProblem(item).ifPresent(problem -> requireNone(List.of(problem))));
    }
    Outcomes outcomes = new Outcomes();
    for (ObjectNode item : batch) {
      String number = item.path("varenummer").asText();
      Optional<Problem> problem = itemProblem(item);
      if (problem.isPresent()) {
        outcomes.failed(number, problem.get().code(), problem.get().text());
      } else {
        outcomes.done(number, saveItem(number, item));
      }
    }
    return outcomes.answer();
  }

  private Optional<Problem> itemProblem(ObjectNode item) {
    Row before = company.rows(Register.VARER).get(item.path("varenummer").asText());
    return before != null && before.isLocked()
        ? Optional.of(new Problem(LOCKED, "varenummer", before.text("varenummer") + LOCKED_TEXT))
        : Problem.in(item, Register.VARER.sent()).stream().findFirst();
  }

  /** Saves an item; its groups count only if it is new, since a user may have moved it. */
  private String saveItem(String number, ObjectNode item) {
    Row before = company.rows(Register.VARER).get(number);
    if (before == null) {
      ObjectNode values = Json.object();
      apply(item, values, name -> true);
      company.add(Register.VARER, values);
      return Outcomes.CREATED;
    }
    ObjectNode values = before.draft();
    apply(item, values, name -> !GROUPS.contains(name));
    return company.change(Register.VARER, before, values) ? Outcomes.UPDATED : Outcomes.UNCHANGED;
  }

  /** Takes over what was sent: left out is untouched, null empties. */
  private static void apply(ObjectNode sent, ObjectNode values, Predicate<String> taken) {
    for (Map.Entry<String, JsonNode> property : sent.properties()) {
      if (taken.test(property.getKey())) {
        if (property.getValue().isNull()) {
          values.remove(property.getKey());
        } else {
          values.set(property.getKey(), property.getValue());
        }
      }
    }
  }

  private void requireNone(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw errors.refusal(problems);
    }
  }

  private void requireUnlocked(@Nullable Row row, String number) {
    if (row != null && row.isLocked()) {
      throw errors.refusal(409, LOCKED, number + LOCKED_TEXT);
    }
  }

  private void requireReferences(ObjectNode body) {
    require(
        body,
        "kundenummer",
        "UKJENT_KUNDE",
        number -> company.rows(Register.KUNDER).get(number) != null);
    require(
        body,
        "overordnetProsjektnummer",
        "UKJENT_PROSJEKT",
        number -> company.project(number) != null);
    require(body, "prosjektansvarligAnsattnummer", "UKJENT_ANSATT", company::hasWorkerWithNumber);
  }

  private void require(ObjectNode body, String name, String code, Predicate<String> exists) {
    if (body.hasNonNull(name) && !exists.test(body.path(name).asText())) {
      requireNone(List.of(new Problem(code, name, name + " " + body.path(name) + " finnes ikke.")));
    }
  }
}
