package no.samklang.simulators.proresult;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** Answers the function API: whole lists as CSV with semicolons. */
final class FunctionApi {

  private static final List<Column> CUSTOMERS =
      List.of(
          new Column("id", "KundeID", row -> Long.toString(row.id())),
          Column.of("kundenr", "Kundenummer", "kundenummer"),
          Column.of("navn", "Kundenavn", "kundenavn"),
          Column.of("adresse", "Gateadresse", "adresse"),
          Column.of("postnr", "Postnummer", "postnummer"),
          Column.of("poststed", "By", "poststed"));
  private static final List<Column> PROJECTS =
      List.of(
          new Column("id", "ProsjektID", row -> Long.toString(row.id())),
          Column.of("prosjektnr", "Prosjektnummer", "prosjektnummer"),
          Column.of("navn", "Prosjektnavn", "prosjektnavn"),
          Column.of("kundenr", "Kundenummer", "kundenummer"),
          Column.of("startdato", "Oppstart", "startdato"),
          new Column("avslutta", "Avsluttet", row -> row.flag("avsluttet") ? "1" : "0"));
  private static final List<Column> WORKERS =
      List.of(
          Column.of("id", "ArbeiderID", "arbeiderId"),
          Column.of("ansattnr", "Ansattnummer", "ansattnummer"),
          Column.of("navn", "Ansattnavn", "navn"),
          Column.of("epost", "E-post", "epost"),
          Column.of("telefon", "Mobil", "telefon"));

  private final Company company;
  private final Surroundings surroundings;
  private final ProresultErrors errors;

  FunctionApi(Company company, Surroundings surroundings, ProresultErrors errors) {
    this.company = company;
    this.surroundings = surroundings;
    this.errors = errors;
  }

  /**
   * A column.
   *
   * @param name its usual name
   * @param otherName its name if columns are named otherwise
   * @param value gives its value, empty for none
   */
  private record Column(String name, String otherName, Function<Row, String> value) {

    static Column of(String name, String otherName, String field) {
      return new Column(name, otherName, row -> row.text(field));
    }
  }

  /** Returns text as the script sends it: in UTF-8, which no header says. */
  static Answer csv(String text) {
    return Answer.of(200, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  Answer answer(Request request) {
    String function = request.parameter("fn").orElse("");
    return switch (function) {
      case Rights.CUSTOMER_CSV -> list(function, CUSTOMERS, rows(Register.KUNDER));
      case Rights.PROJECT_CSV -> list(function, PROJECTS, projects(request));
      case Rights.WORKER_CSV -> list(function, WORKERS, rows(Register.ARBEIDERE));
      default -> errors.plainFault(404, "Ukjent funksjon '" + function + "'.");
    };
  }

  private Stream<Row> rows(Register register) {
    return company.rows(register).all().stream();
  }

  private Stream<Row> projects(Request request) {
    boolean all =
        request.parameter("taMedAvslutta").orElse("").equals("1")
            || surroundings.has(ProresultVariants.CLOSED_ALWAYS_LISTED);
    return rows(Register.PROSJEKTER).filter(project -> all || !project.flag("avsluttet"));
  }

  private Answer list(String function, List<Column> usual, Stream<Row> rows) {
    if (!company.rights.has(function)) {
      return errors.noEntryToFunctions();
    }
    List<Column> columns = new ArrayList<>(usual);
    if (surroundings.has(ProresultVariants.CSV_COLUMNS_REORDERED)) {
      Collections.reverse(columns);
    }
    boolean renamed = surroundings.has(ProresultVariants.CSV_COLUMNS_RENAMED);
    boolean windows = surroundings.has(ProresultVariants.CSV_BOM_AND_CRLF);
    StringBuilder text = new StringBuilder(windows ? "\uFEFF" : "");
    String end = windows ? "\r\n" : "\n";
    text.append(line(columns.stream().map(column -> renamed ? column.otherName() : column.name())));
    text.append(end);
    rows.forEach(
        row ->
            text.append(line(columns.stream().map(column -> column.value().apply(row))))
                .append(end));
    return csv(text.toString());
  }

  private String line(Stream<String> values) {
    return String.join(";", values.map(this::quoted).toList());
  }

  private String quoted(String value) {
    boolean needed = value.chars().anyMatch(letter -> ";\"\r\n".indexOf(letter) >= 0);
    return needed || surroundings.has(ProresultVariants.CSV_ALL_QUOTED)
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }
}
