package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/**
 * Marks rows as handed over, each with its own outcome. The same reference again changes nothing,
 * another is refused, and there is no way back.
 */
final class Marking {

  private static final int REFERENCE_LENGTH = 100;
  private static final List<Field> BODY =
      List.of(
          Field.required("ider", Kind.IDS),
          Field.required("referanse", Kind.TEXT, REFERENCE_LENGTH),
          Field.required("dato", Kind.DATE));

  private final Company company;
  private final Surroundings surroundings;
  private final ProresultErrors errors;
  private final Bodies bodies;

  Marking(Company company, Surroundings surroundings, ProresultErrors errors) {
    this.company = company;
    this.surroundings = surroundings;
    this.errors = errors;
    this.bodies = new Bodies(errors);
  }

  Answer hours(Request request) {
    return mark(Mark.HOURS, request);
  }

  Answer withdrawals(Request request) {
    return mark(Mark.WITHDRAWALS, request);
  }

  private Answer mark(Mark mark, Request request) {
    ObjectNode body = bodies.object(request);
    List<Problem> problems = Problem.in(body, BODY);
    if (!problems.isEmpty()) {
      throw errors.refusal(problems);
    }
    Outcomes outcomes = new Outcomes();
    for (JsonNode id : body.path("ider")) {
      mark(mark, id.asText(), body.path("referanse").asText(), outcomes);
    }
    return outcomes.answer();
  }

  private void mark(Mark mark, String id, String reference, Outcomes outcomes) {
    Row row = company.rows(mark.register()).get(id);
    if (row == null) {
      outcomes.failed(id, "UKJENT_ID", "Det finnes ingen rad med id " + id + ".");
    } else if (row.isLocked()) {
      outcomes.failed(id, "LAAST", "Raden er låst fordi en bruker har den åpen.");
    } else if (!row.flag(mark.flag())) {
      set(mark, row, reference);
      outcomes.done(id, Outcomes.UPDATED);
    } else if (row.text(mark.reference()).equals(reference)) {
      outcomes.done(id, Outcomes.UNCHANGED);
    } else {
      outcomes.failed(id, mark.takenCode(), "Raden er merket med en annen referanse.");
    }
  }

  private void set(Mark mark, Row row, String reference) {
    ObjectNode values = row.draft();
    values.put(mark.flag(), true).put(mark.reference(), reference).put(mark.date(), company.now());
    if (!surroundings.has(ProresultVariants.MARKING_KEEPS_STAMP)) {
      values.put(Row.CHANGED, company.now());
    }
    company.rows(mark.register()).change(row, values);
  }
}
