package no.samklang.sync.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to ask for an access token: a POST with form fields, repeatable. Immutable; its text shows
 * the address alone.
 */
public final class TokenRequest {
  private final URI address;
  private final @Nullable String basic;
  private final Map<String, String> fields;
  private final List<String> secrets;
  private final TokenReader reader;

  private TokenRequest(
      URI address,
      @Nullable String basic,
      Map<String, String> fields,
      List<String> secrets,
      TokenReader reader) {
    this.address = SafeAddress.require("The token address", address);
    this.basic = basic;
    this.fields = fields;
    this.secrets = secrets;
    this.reader = reader;
  }

  /**
   * Returns a bare POST without fields, for a vendor that has its own way.
   *
   * @throws IllegalArgumentException if the address is neither https nor on this machine
   */
  public static TokenRequest at(URI address) {
    return new TokenRequest(address, null, Map.of(), List.of(), TokenReader.OAUTH2);
  }

  /**
   * Returns an OAuth 2 client credentials request that carries id and secret as form fields.
   *
   * @throws IllegalArgumentException if the address is neither https nor on this machine
   */
  public static TokenRequest clientCredentials(URI address, String id, String secret) {
    return at(address)
        .field("grant_type", "client_credentials")
        .field("client_id", id)
        .secretField("client_secret", secret);
  }

  /**
   * Returns an OAuth 2 client credentials request that carries id and secret in the basic header,
   * each form-encoded as RFC 6749 wants.
   *
   * @throws IllegalArgumentException if the address is neither https nor on this machine
   */
  public static TokenRequest clientCredentialsBasic(URI address, String id, String secret) {
    return at(address)
        .field("grant_type", "client_credentials")
        .basic(Percent.encode(id), Percent.encode(secret))
        .hiding(secret);
  }

  /** Returns this request with user and password in the basic header, as they are. */
  public TokenRequest basic(String user, String password) {
    String encoded = encodeBasic(user, password);
    return new TokenRequest(address, encoded, fields, secrets, reader)
        .hiding(password)
        .hiding(encoded);
  }

  /** Returns this request with a form field, such as {@code tenant_id}. */
  public TokenRequest field(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new TokenRequest(address, basic, more, secrets, reader);
  }

  /** Returns this request with a form field that no message may show. */
  public TokenRequest secretField(String name, String value) {
    return field(name, value).hiding(value);
  }

  /** Returns this request for scopes separated by spaces. */
  public TokenRequest scope(String scope) {
    return field("scope", scope);
  }

  /** Returns this request with another way to find the token in the answer. */
  public TokenRequest reading(TokenReader other) {
    return new TokenRequest(address, basic, fields, secrets, other);
  }

  /** Returns this request for what a refresh token brings. */
  TokenRequest refreshing(String refreshToken) {
    return field("grant_type", "refresh_token").secretField("refresh_token", refreshToken);
  }

  URI address() {
    return address;
  }

  List<String> secrets() {
    return secrets;
  }

  TokenReader reader() {
    return reader;
  }

  Headers headers() {
    Headers.Builder headers = Headers.builder().add("Accept", "application/json");
    if (basic != null) {
      headers.add("Authorization", "Basic " + basic);
    }
    if (!fields.isEmpty()) {
      headers.add("Content-Type", Forms.TYPE);
    }
    return headers.build();
  }

  byte @Nullable [] body() {
    return fields.isEmpty() ? null : Forms.encode(fields);
  }

  static String encodeBasic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String toString() {
    return "TokenRequest[" + address + "]";
  }

  private TokenRequest hiding(String secret) {
    List<String> more = new ArrayList<>(secrets);
    more.add(secret);
    return new TokenRequest(address, basic, fields, more, reader);
  }
}
