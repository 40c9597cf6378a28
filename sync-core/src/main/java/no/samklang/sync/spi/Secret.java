package no.samklang.sync.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text that is never shown: {@link #toString()} hides it. Immutable. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Returns a secret that holds this text. */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value, "value"));
  }

  /** Returns the text, to be used in a call and nowhere else. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
