package no.samklang.sync.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Finds the token in the answer of a token address. */
@FunctionalInterface
public interface TokenReader {

  /**
   * Reads {@code access_token}, {@code expires_in} (seconds) and {@code refresh_token}, as OAuth 2
   * answers.
   */
  TokenReader OAUTH2 =
      (answer, now) -> {
        long seconds = answer.path("expires_in").asLong(0);
        return new IssuedToken(
            answer.path("access_token").asText(""),
            seconds > 0 ? now.plusSeconds(seconds) : Instant.MAX,
            answer.path("refresh_token").asText(null));
      };

  /**
   * Returns the token.
   *
   * @param now when the request was sent; a lifetime counts from here
   * @throws RuntimeException if there is none; it becomes a {@code Broken}
   */
  IssuedToken read(JsonNode answer, Instant now);
}
