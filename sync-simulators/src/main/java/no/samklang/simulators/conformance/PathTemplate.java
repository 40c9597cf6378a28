package no.samklang.simulators.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path of the contract with its parameters in braces. */
record PathTemplate(String text, Pattern pattern, int parameters) {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  /** Returns the template of a path that lies below a base. */
  static PathTemplate of(String base, String text) {
    StringBuilder expression = new StringBuilder(Pattern.quote(base));
    Matcher matcher = PARAMETER.matcher(text);
    int at = 0;
    int parameters = 0;
    while (matcher.find()) {
      expression.append(Pattern.quote(text.substring(at, matcher.start()))).append("[^/]+?");
      at = matcher.end();
      parameters++;
    }
    expression.append(Pattern.quote(text.substring(at)));
    Pattern pattern =
        Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return new PathTemplate(text, pattern, parameters);
  }

  boolean matches(String rawPath) {
    return pattern.matcher(rawPath.replace("%27", "'")).matches();
  }
}
