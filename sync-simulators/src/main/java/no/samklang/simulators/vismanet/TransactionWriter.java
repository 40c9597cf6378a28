package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** Creates and changes project transactions. */
final class TransactionWriter {

  private static final Set<String> STATUSES =
      Set.of("Hold", "Balanced", TransactionDocument.RELEASED);
  private static final Set<String> MODULES =
      Set.of(
          "ModuleGL",
          "ModuleAP",
          "ModuleAR",
          "ModuleCA",
          "ModuleCM",
          "ModuleIN",
          "ModuleSO",
          "ModulePO",
          "ModuleDR",
          "ModuleFA",
          "ModuleEP",
          "ModulePM",
          "ModuleTX",
          "ModuleCR");

  private final Company company;
  private final Surroundings surroundings;
  private final Stamps stamps;

  TransactionWriter(Company company, Surroundings surroundings, Stamps stamps) {
    this.company = company;
    this.surroundings = surroundings;
    this.stamps = stamps;
  }

  TransactionDocument create(JsonNode body, Request request) {
    Wrapped document = document(body);
    long now = stamps.serverNow();
    LineReader reader = lines(now);
    List<TransactionLine> lines = new ArrayList<>();
    for (JsonNode line : body.path("lines")) {
      if (!line.path("operation").asText("Insert").equals("Insert")) {
        throw new IllegalArgumentException(
            "A new document takes lines with the operation Insert only.");
      }
      lines.add(reader.read(object(line), company.transactions.nextLine(), null));
    }
    TransactionDocument created =
        new TransactionDocument(
            number(document),
            document.text("description").orElse(""),
            status(document, defaultStatus()),
            module(document, "ModulePM"),
            document.text("note").orElse(""),
            now,
            now,
            visibleFrom(request),
            company.transactions.nextVersion(),
            lines);
    company.transactions.put(created);
    return created;
  }

  TransactionDocument change(TransactionDocument before, JsonNode body) {
    Wrapped document = document(body);
    if (before.released()) {
      throw new BusinessRule(
          "Error: The document " + before.refNbr() + " is released and cannot be changed.");
    }
    long now = stamps.serverNow();
    TransactionDocument changed =
        new TransactionDocument(
            before.refNbr(),
            document.text("description").orElse(before.description()),
            status(document, before.status()),
            module(document, before.module()),
            document.text("note").orElse(before.note()),
            before.created(),
            now,
            before.visibleFrom(),
            company.transactions.nextVersion(),
            changedLines(before, body.path("lines"), lines(now)));
    company.transactions.put(changed);
    return changed;
  }

  private LineReader lines(long now) {
    return new LineReader(company, surroundings, Oslo.day(surroundings.now()), now);
  }

  private List<TransactionLine> changedLines(
      TransactionDocument before, JsonNode changes, LineReader reader) {
    List<TransactionLine> lines = new ArrayList<>(before.lines());
    for (JsonNode change : changes) {
      String operation = change.path("operation").asText("Insert");
      switch (operation) {
        case "Insert" ->
            lines.add(reader.read(object(change), company.transactions.nextLine(), null));
        case "Update" -> {
          int at = place(lines, change);
          lines.set(at, reader.read(change, lines.get(at).tranId(), lines.get(at)));
        }
        case "Delete" -> lines.remove(place(lines, change));
        default ->
            throw new IllegalArgumentException("'" + operation + "' is no operation on a line.");
      }
    }
    return lines;
  }

  private static int place(List<TransactionLine> lines, JsonNode change) {
    long wanted =
        new Wrapped(object(change))
            .number("tranId")
            .orElseThrow(
                () -> new IllegalArgumentException("'tranId' is missing on a line to change."));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).tranId() == wanted) {
        return i;
      }
    }
    throw BusinessRule.notFound("Transaction line");
  }

  private static Wrapped document(JsonNode body) {
    if (!body.isObject()) {
      throw new IllegalArgumentException("The body is not a project transaction.");
    }
    if (body.hasNonNull("lines") && !body.get("lines").isArray()) {
      throw new IllegalArgumentException("'lines' is not an array.");
    }
    return new Wrapped(body);
  }

  private static JsonNode object(JsonNode line) {
    if (!line.isObject()) {
      throw new IllegalArgumentException("A line is not an object.");
    }
    return line;
  }

  private String number(Wrapped document) {
    String own = document.text("refNbr").orElse("");
    if (own.isEmpty() || !surroundings.has(VismanetVariants.OWN_NUMBER_HONOURED)) {
      return company.transactions.nextNumber();
    }
    if (company.transactions.get(own) != null) {
      throw new BusinessRule("Error: The document " + own + " already exists.");
    }
    return own;
  }

  private String defaultStatus() {
    return surroundings.has(VismanetVariants.DEFAULT_STATUS_HOLD) ? "Hold" : "Balanced";
  }

  private String status(Wrapped document, String otherwise) {
    String status = document.text("status").orElse(otherwise);
    if (!STATUSES.contains(status)) {
      throw new IllegalArgumentException("'" + status + "' is no status of a project transaction.");
    }
    boolean release = status.equals(TransactionDocument.RELEASED) && !status.equals(otherwise);
    if (release && !surroundings.has(VismanetVariants.RELEASE_BY_STATUS)) {
      throw new BusinessRule("Error: The document cannot be released by its status.");
    }
    return status;
  }

  private static String module(Wrapped document, String otherwise) {
    String module = document.text("module").orElse(otherwise);
    if (!MODULES.contains(module)) {
      throw new IllegalArgumentException("'" + module + "' is no module.");
    }
    return module;
  }

  private long visibleFrom(Request request) {
    long now = surroundings.now().toEpochMilli();
    long hidden = request.hiddenFor().toMillis();
    if (surroundings.has(VismanetVariants.MARKER_VISIBLE_LATE)) {
      hidden = Math.max(hidden, surroundings.options().visibilityDelay().toMillis());
    }
    return hidden == 0 ? Long.MIN_VALUE : now + hidden;
  }
}
