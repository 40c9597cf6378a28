package no.samklang.sync.integrations;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * The settings that say where in the books lines go.
 *
 * @param prefix before the names of the settings, where several kinds of lines have their own;
 *     empty for none
 */
record Accounts(String prefix) {
  static final String DERIVED = "default: what Visma.net derives.";

  /** Returns the name of a setting. */
  String name(String plain) {
    return prefix.isEmpty()
        ? plain
        : prefix + plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }

  /** Returns settings that may all be left out. */
  List<Setting> optional() {
    return settings(DERIVED, DERIVED);
  }

  /** Returns settings without whose debit and credit account the route is refused. */
  List<Setting> required() {
    return settings("without it the route is refused.", DERIVED);
  }

  private List<Setting> settings(String accounts, String others) {
    return List.of(
        text("debitAccount", "Debit account; " + accounts),
        text("creditAccount", "Credit account; " + accounts),
        text("debitSubaccount", "Debit sub-account; " + others),
        text("creditSubaccount", "Credit sub-account; " + others));
  }

  Setting text(String plain, String help) {
    return Setting.optional(name(plain), Setting.Kind.TEXT, help);
  }

  /** Returns what enters these settings in a line. */
  UnaryOperator<ProjectTransactionLine.Builder> of(Settings settings) {
    return line ->
        line.debitAccount(settings.optionalText(name("debitAccount")).orElse(null))
            .creditAccount(settings.optionalText(name("creditAccount")).orElse(null))
            .debitSubaccount(settings.optionalText(name("debitSubaccount")).orElse(null))
            .creditSubaccount(settings.optionalText(name("creditSubaccount")).orElse(null))
            .accountGroup(settings.optionalText(name("accountGroup")).orElse(null));
  }
}
