package no.samklang.connector.vismanet;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import no.samklang.connector.vismanet.Wire.Value;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/** Creates project transactions: one POST a document. */
final class TransactionWriter {
  private static final String INSERT = "Insert";

  /** A document of many lines takes its time; the vendor itself ends a call after 4 minutes. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final ApiClient client;
  private final String status;

  TransactionWriter(ApiClient client, String status) {
    this.client = client;
    this.status = status;
  }

  Receipt create(ProjectTransaction document, Writing writing) {
    ApiReply reply =
        client
            .request("POST", VismanetApi.TRANSACTIONS)
            .jsonWithoutNulls(wire(document, writing.reference()))
            .beforeSend(writing::ensureMaySend)
            .timeout(TIMEOUT)
            .send();
    return made(reply)
        .map(Receipt::of)
        .orElseThrow(() -> new Unclear(reply.describe("vismanet.no-location")));
  }

  /** Returns the text that carries the reference; a search compares it. */
  static String description(ProjectTransaction document, String reference) {
    String text = document.kind() + " " + reference;
    if (text.length() > VismanetApi.DESCRIPTION_LENGTH) {
      throw new Rejected(
          Message.of("vismanet.kind-too-long", "kind", document.kind())
              .with("length", VismanetApi.DESCRIPTION_LENGTH));
    }
    return text;
  }

  /**
   * The new number is the last segment of {@code Location}, whatever host that names (REPORTED).
   */
  private static Optional<String> made(ApiReply reply) {
    String path = reply.header("Location").orElse("").replaceAll("[?#].*$", "");
    String segment = path.substring(path.lastIndexOf('/') + 1);
    boolean usable =
        reply.status() == 201
            && !segment.isBlank()
            && !VismanetApi.TRANSACTIONS.endsWith("/" + segment);
    return usable ? decoded(segment) : Optional.empty();
  }

  private static Optional<String> decoded(String segment) {
    try {
      String plus = segment.replace("+", "%2B");
      return Optional.of(URLDecoder.decode(plus, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }

  private Wire.Document wire(ProjectTransaction document, String reference) {
    return new Wire.Document(
        new Value<>(description(document, reference)),
        new Value<>(status),
        new Value<>(VismanetApi.MODULE),
        new Value<>("Overført av Samklang. Nøkkel " + reference),
        document.lines().stream().map(line -> wire(line, document.period())).toList());
  }

  private static Wire.Line wire(ProjectTransactionLine line, YearMonth period) {
    LineText text = LineText.of(line.text(), line.key());
    YearMonth own = line.period() == null ? period : line.period();
    return new Wire.Line(
        INSERT,
        new Value<>(Stamps.dayValue(line.date())),
        code(line.item()),
        Value.of(line.unit()),
        new Value<>(line.quantity()),
        Value.of(line.billableQuantity()),
        Value.of(line.rate()),
        Value.of(line.amount()),
        Value.of(line.billable()),
        new Value<>(Stamps.period(own)),
        new Value<>(line.project().numberOrId()),
        task(line.task()),
        Value.of(line.debitAccount()),
        Value.of(line.debitSubaccount()),
        Value.of(line.creditAccount()),
        Value.of(line.creditSubaccount()),
        Value.of(line.branch()),
        code(line.employee()),
        Value.of(line.accountGroup()),
        new Value<>(text.description()),
        Value.of(text.note()));
  }

  /** A link without a number has the task's id, which holds the code. */
  private static @Nullable Value<String> task(@Nullable Ref<ProjectTask> task) {
    Optional<TaskId> id =
        task == null || task.number() != null ? Optional.empty() : TaskId.parse(task.id());
    return id.isPresent() ? new Value<>(id.get().code()) : code(task);
  }

  private static @Nullable Value<String> code(@Nullable Ref<?> reference) {
    return reference == null ? null : new Value<>(reference.numberOrId());
  }
}
