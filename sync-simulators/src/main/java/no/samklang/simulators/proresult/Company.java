package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.MadeUp;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** All that the simulated company holds. */
final class Company {

  private static final Duration OLDEST = Duration.ofDays(400);
  private static final int OLDEST_SPAN_HOURS = 9000;
  private static final int UNLINKED_EVERY = 5;
  private static final int LOWEST_WAGE = 21_000;
  private static final int WAGE_SPAN = 15_000;

  final Rights rights = new Rights();
  private final Surroundings surroundings;
  private final Map<Register, Rows> registers = new EnumMap<>(Register.class);

  Company(Surroundings surroundings) {
    this.surroundings = surroundings;
    for (Register register : Register.values()) {
      registers.put(register, new Rows(register));
    }
    MadeUp names = new MadeUp(surroundings.options().seed());
    int count = MadeUp.employees(surroundings.options().records());
    for (int n = 0; n < count; n++) {
      rows(Register.ARBEIDERE).add(worker(names, n));
    }
  }

  private ObjectNode worker(MadeUp names, int n) {
    String number = MadeUp.employeeNumber(n);
    Instant changed =
        surroundings.now().minus(OLDEST.minusHours(names.number("worker", n, OLDEST_SPAN_HOURS)));
    ObjectNode worker = Json.object();
    worker.put("arbeiderId", n + 1L);
    worker.put("ansattnummer", number);
    worker.put("eksterntAnsattnummer", n % UNLINKED_EVERY == UNLINKED_EVERY - 1 ? "" : number);
    worker.put("brukernavn", names.firstName(n).toLowerCase(Locale.ROOT) + number);
    worker.put("navn", names.firstName(n) + " " + names.lastName(n));
    worker.put("telefon", Long.toString(90_000_000L + n));
    worker.put("timelonn", BigDecimal.valueOf(LOWEST_WAGE + names.number("wage", n, WAGE_SPAN), 2));
    worker.put("aktiv", true);
    worker.put(Row.CHANGED, changed.getEpochSecond());
    return worker;
  }

  Rows rows(Register register) {
    return Objects.requireNonNull(registers.get(register));
  }

  /** Returns the server's clock in seconds since 1970. */
  long now() {
    return surroundings.systemNow().getEpochSecond();
  }

  @Nullable Row project(String number) {
    return rows(Register.PROSJEKTER).get(number);
  }

  @Nullable Row worker(String id) {
    return rows(Register.ARBEIDERE).get(id);
  }

  @Nullable Row workType(String project, String code) {
    return rows(Register.ARBEIDSARTER).get(project, code);
  }

  boolean hasWorkerWithNumber(String employeeNumber) {
    return rows(Register.ARBEIDERE).all().stream()
        .anyMatch(worker -> worker.text("ansattnummer").equals(employeeNumber));
  }

  /** Adds a row that a caller of the API sent. */
  Row add(Register register, ObjectNode values) {
    if (register.field("opprettetDato").isPresent()) {
      values.put("opprettetDato", now());
    }
    return rows(register).add(stamped(register, values));
  }

  /** Changes a row; returns false and does nothing if it holds just that. */
  boolean change(Register register, Row row, ObjectNode values) {
    if (row.holds(values)) {
      return false;
    }
    rows(register).change(row, stamped(register, values));
    return true;
  }

  private ObjectNode stamped(Register register, ObjectNode values) {
    return register.field(Row.CHANGED).isPresent() ? values.put(Row.CHANGED, now()) : values;
  }
}
