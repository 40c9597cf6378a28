package no.samklang.sync.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Targets in {@code Link} headers, RFC 8288. */
final class LinkHeader {
  private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
  private static final Pattern REL =
      Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,]+))", Pattern.CASE_INSENSITIVE);

  private LinkHeader() {}

  static Optional<String> find(List<String> values, String relation) {
    for (String value : values) {
      Matcher link = LINK.matcher(value);
      while (link.find()) {
        if (hasRelation(link.group(2), relation)) {
          return Optional.of(link.group(1));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasRelation(String params, String relation) {
    Matcher rel = REL.matcher(params);
    if (!rel.find()) {
      return false;
    }
    String names = rel.group(1) != null ? rel.group(1) : rel.group(2);
    return List.of(names.trim().split("\\s+")).stream().anyMatch(relation::equalsIgnoreCase);
  }
}
