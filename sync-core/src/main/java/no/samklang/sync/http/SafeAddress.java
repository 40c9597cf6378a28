package no.samklang.sync.http;

import java.net.URI;
import java.util.Locale;

/** Secrets travel encrypted: https, or http to this very machine. */
final class SafeAddress {
  private SafeAddress() {}

  /**
   * Returns the address.
   *
   * @throws IllegalArgumentException if it is not absolute, carries a user, or is plain http
   */
  static URI require(String what, URI address) {
    String host = address.getHost();
    if (host == null) {
      throw new IllegalArgumentException(
          what + " " + address + " has no host: give it in full, such as https://api.example.com");
    }
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          what + " at " + host + " carries a user: remove it, and give credentials as Auth");
    }
    boolean http = "http".equalsIgnoreCase(address.getScheme());
    if (!"https".equalsIgnoreCase(address.getScheme()) && !(http && isLoopback(host))) {
      throw new IllegalArgumentException(
          what + " " + address + " is not encrypted: use https (http only to this machine)");
    }
    return address;
  }

  static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI uri) {
    int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  private static boolean isLoopback(String host) {
    return host.toLowerCase(Locale.ROOT).equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }
}
