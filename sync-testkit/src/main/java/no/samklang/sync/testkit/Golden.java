package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file that a person looked at and found right. */
public final class Golden {
  private static final String WRITE = "samklang.golden.write";

  private Golden() {}

  /**
   * Checks that the text is the file's. With the system property {@code samklang.golden.write} it
   * writes the file instead: look at the difference before you keep it.
   *
   * @throws AssertionError if it is not, or if there is no file
   */
  public static void assertMatches(Path file, String text) {
    try {
      if (Boolean.getBoolean(WRITE)) {
        Files.writeString(file, text);
      }
      assertThat(file).as("golden file, written with -D" + WRITE + "=true").exists();
      assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be used", e);
    }
  }
}
