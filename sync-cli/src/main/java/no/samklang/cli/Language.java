package no.samklang.cli;

import java.util.Locale;

/** The languages of reports and reasons. */
enum Language {
  EN,
  NO,
  SV;

  Locale locale() {
    return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
