package no.samklang.sync.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a client logs in. Immutable; its text shows no secret. */
public abstract sealed class Auth {
  private Auth() {}

  /** Returns the login of a system that wants none. */
  public static Auth none() {
    return new Fixed(Headers.NONE, List.of());
  }

  /** Returns the login by one secret header, such as {@code apiKey}. */
  public static Auth header(String name, String secret) {
    return headers(Map.of(name, secret));
  }

  /**
   * Returns the login by several secret headers on every call.
   *
   * @throws IllegalArgumentException if a value is empty or has a line break
   */
  public static Auth headers(Map<String, String> secretByName) {
    Headers.Builder headers = Headers.builder();
    secretByName.forEach((name, secret) -> headers.add(name, filled(name, secret)));
    return new Fixed(headers.build(), List.copyOf(secretByName.values()));
  }

  /** Returns the login by a token that does not expire. */
  public static Auth bearer(String token) {
    Headers header =
        Headers.builder().add("Authorization", "Bearer " + filled("token", token)).build();
    return new Fixed(header, List.of(token));
  }

  /** Returns the login by user and password. */
  public static Auth basic(String user, String password) {
    String encoded = TokenRequest.encodeBasic(user, password);
    Headers header = Headers.builder().add("Authorization", "Basic " + encoded).build();
    return new Fixed(header, List.of(password, encoded));
  }

  /**
   * Returns the login by tokens that are fetched when needed: one request at a time for all users
   * of the client, renewed a minute before the end (or at half of a life under two minutes), and
   * once when a call is answered 401; that call, having done no work, is then repeated, whatever
   * its method.
   */
  public static Auth tokens(TokenRequest request) {
    return new Tokens(request, null);
  }

  /**
   * Returns the login by tokens that a refresh token brings (OAuth 2, RFC 6749 section 6), fetched
   * as {@link #tokens} does. Where the vendor rotates refresh tokens, the new one is saved before
   * the access token that came with it is used. A refresh token that is refused is loaded once
   * more, as another process may have used it, before the call fails as {@code NotAllowed}.
   *
   * @param request address and client credentials, without grant type and refresh token; {@link
   *     TokenRequest#at} with {@link TokenRequest#field}, {@link TokenRequest#secretField} or
   *     {@link TokenRequest#basic}
   * @param store where the refresh token is kept, beyond the end of the process
   */
  public static Auth refreshing(TokenRequest request, RefreshTokenStore store) {
    return new Tokens(request, store);
  }

  @Override
  public final String toString() {
    return "Auth[" + Secrets.HIDDEN + "]";
  }

  private static String filled(String name, String secret) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException(name + " is empty: give the credential of that name");
    }
    return secret;
  }

  static final class Fixed extends Auth {
    final Headers headers;
    final List<String> secrets;

    Fixed(Headers headers, List<String> secrets) {
      this.headers = headers;
      this.secrets = secrets;
    }
  }

  static final class Tokens extends Auth {
    final TokenRequest request;
    final @Nullable RefreshTokenStore store;

    Tokens(TokenRequest request, @Nullable RefreshTokenStore store) {
      this.request = request;
      this.store = store;
    }
  }
}
