package no.samklang.sync.http;

import java.net.URI;
import java.util.Locale;
import java.util.function.Predicate;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/** Takes the query, and nothing else, out of a link to the next page that a vendor wrote. */
final class NextLink {
  private NextLink() {}

  /**
   * Returns the query, encoded where the vendor forgot to.
   *
   * @throws Broken if the link names a host that is not allowed, or has no query
   */
  static String query(String link, String path, URI base, Predicate<String> allowed) {
    int mark = link.indexOf('?');
    String place = mark < 0 ? link : link.substring(0, mark);
    String host = host(place, path);
    if (host != null
        && !host.equalsIgnoreCase(base.getHost())
        && !allowed.test(host.toLowerCase(Locale.ROOT))) {
      throw new Broken(Message.of("http.foreign-link", "path", path, "host", host));
    }
    String query = mark < 0 ? "" : link.substring(mark + 1).split("#", 2)[0];
    if (query.isBlank()) {
      throw new Broken(Message.of("http.link-without-query", "path", path));
    }
    return Percent.mendQuery(query);
  }

  private static @Nullable String host(String place, String path) {
    try {
      URI uri = URI.create(place.replace(" ", "%20"));
      boolean named = uri.isAbsolute() || uri.getRawAuthority() != null;
      if (named && (uri.getHost() == null || uri.getRawUserInfo() != null)) {
        throw new Broken(Message.of("http.foreign-link", "path", path, "host", "?"));
      }
      return uri.getHost();
    } catch (IllegalArgumentException e) {
      throw new Broken(Message.of("http.foreign-link", "path", path, "host", "?"), e);
    }
  }
}
