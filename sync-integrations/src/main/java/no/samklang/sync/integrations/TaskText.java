package no.samklang.sync.integrations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.model.WorkOrderRegistration;
import org.jspecify.annotations.Nullable;

/**
 * The words of an order, in Norwegian, as the customer reads them: what the task was, where, from
 * which day, the time used, and the status that Smartday shows. Pure.
 */
final class TaskText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  private TaskText() {}

  /** Returns the text line of the whole task; it may be longer than one line of an order. */
  static String of(WorkOrder task, TaskDays days) {
    List<String> parts = new ArrayList<>();
    parts.add(title(task));
    add(parts, "Arbeidssted", place(task.place()));
    add(parts, "Startdato", days.start().map(TaskText::day).orElse(null));
    add(parts, "Medgått tid", figure(timeUsed(task)) + " timer");
    add(parts, "Status", task.statusText());
    return String.join(". ", parts);
  }

  private static String title(WorkOrder task) {
    String title = task.title();
    String number = "Oppgave " + Optional.ofNullable(task.number()).orElse("");
    return title == null || title.isBlank()
        ? number.strip()
        : number.strip() + ": " + title.strip().replaceFirst("\\.+$", "");
  }

  private static void add(List<String> parts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      parts.add(name + ": " + value.strip());
    }
  }

  private static @Nullable String place(@Nullable Address place) {
    if (place == null) {
      return null;
    }
    return Stream.of(
            joined(" ", place.line1()),
            joined(" ", place.line2()),
            joined(" ", place.postalCode(), place.city()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String joined(String between, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isBlank())
        .map(String::strip)
        .collect(Collectors.joining(between));
  }

  private static BigDecimal timeUsed(WorkOrder task) {
    List<WorkOrderRegistration> registered =
        task.registrations() == null ? List.of() : task.registrations();
    return registered.stream()
        .filter(each -> each.kind() == WorkOrderRegistration.Kind.TIME)
        .map(WorkOrderRegistration::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the text of a line: what was registered, on which day, and what the worker wrote. */
  static String line(WorkOrderRegistration registration) {
    String what =
        joined(" ", name(registration), registration.date() == null ? null : day(registration));
    String note = registration.note();
    return note == null || note.isBlank() ? what : what + ": " + note.strip();
  }

  /** Returns the text of a line that has no figures of its own, with its figures in words. */
  static String withFigures(WorkOrderRegistration registration) {
    String code = registration.code();
    boolean named = registration.text() != null && code != null && !code.isBlank();
    BigDecimal amount = registration.amount();
    return joined(
        ", ",
        line(registration),
        named ? "nr. " + code : null,
        quantity(registration),
        amount == null ? null : "beløp " + figure(amount));
  }

  /** Returns quantity and unit. */
  static String quantity(WorkOrderRegistration registration) {
    return joined(" ", figure(registration.quantity()), unit(registration));
  }

  private static @Nullable String unit(WorkOrderRegistration registration) {
    return switch (registration.kind()) {
      case TIME -> "timer";
      case DISTANCE -> "km";
      case ITEM, TEXT, OTHER -> registration.unit();
    };
  }

  private static String name(WorkOrderRegistration registration) {
    String text = registration.text();
    String code = registration.code();
    return text != null && !text.isBlank()
        ? text.strip()
        : Optional.ofNullable(code).orElse("Uten navn");
  }

  private static String day(WorkOrderRegistration registration) {
    return Optional.ofNullable(registration.date()).map(TaskText::day).orElse("");
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  private static String figure(BigDecimal figure) {
    BigDecimal plain = figure.signum() == 0 ? BigDecimal.ZERO : figure.stripTrailingZeros();
    return plain.toPlainString().replace('.', ',');
  }
}
