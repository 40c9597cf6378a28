package no.samklang.sync.integrations;

import java.time.LocalDate;
import java.util.Optional;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * The first day that is posted.
 *
 * @param given the day in the settings; empty for the day the route was activated
 */
record StartDate(Optional<LocalDate> given) {
  private static final String NAME = "startDate";

  static StartDate of(Settings settings) {
    return new StartDate(settings.date(NAME));
  }

  static Setting setting() {
    return Setting.optional(
        NAME,
        Setting.Kind.DATE,
        "First working day that is posted; default: the day the route first ran.");
  }

  /** Returns the day. */
  LocalDate of(MappingContext context) {
    return given.orElseGet(() -> LocalDate.ofInstant(context.activatedAt(), context.zone()));
  }

  /** Returns why a record of this day is left out; empty when it goes. */
  Optional<Message> passes(LocalDate day, MappingContext context) {
    LocalDate start = of(context);
    return day.isBefore(start)
        ? Optional.of(Message.of("hours.before-start", "start", start))
        : Optional.empty();
  }
}
