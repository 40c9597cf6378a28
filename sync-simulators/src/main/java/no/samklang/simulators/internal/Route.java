package no.samklang.simulators.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A method and a path template with its handler. */
final class Route {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  private final String method;
  private final String template;
  private final boolean anyCase;
  private final @Nullable Pattern pattern;
  private final String[] names;
  private final Handler handler;
  private final boolean inContract;

  Route(String method, String template, boolean anyCase, boolean inContract, Handler handler) {
    this.method = method;
    this.template = template;
    this.anyCase = anyCase;
    this.inContract = inContract;
    this.handler = handler;
    this.names = VARIABLE.matcher(template).results().map(r -> r.group(1)).toArray(String[]::new);
    this.pattern = names.length == 0 ? null : pattern(template, anyCase);
  }

  String method() {
    return method;
  }

  String template() {
    return template;
  }

  Handler handler() {
    return handler;
  }

  boolean inContract() {
    return inContract;
  }

  boolean hasVariables() {
    return names.length > 0;
  }

  /** Returns the path variables, or null if the path does not fit. */
  @Nullable Map<String, String> match(String path) {
    if (pattern == null) {
      boolean same = anyCase ? template.equalsIgnoreCase(path) : template.equals(path);
      return same ? Map.of() : null;
    }
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      values.put(names[i], matcher.group(i + 1));
    }
    return values;
  }

  private static Pattern pattern(String template, boolean anyCase) {
    StringBuilder expression = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(template);
    int at = 0;
    while (matcher.find()) {
      expression.append(Pattern.quote(template.substring(at, matcher.start()))).append("([^/]*?)");
      at = matcher.end();
    }
    expression.append(Pattern.quote(template.substring(at)));
    return Pattern.compile(expression.toString(), anyCase ? Pattern.CASE_INSENSITIVE : 0);
  }
}
