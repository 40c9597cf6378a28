package no.samklang.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file that a person asked for. */
final class OutputFile {
  private OutputFile() {}

  /** Writes to a writer and may fail. */
  interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Writes the file in UTF-8, in place of one that is there.
   *
   * @throws Failure if it cannot be written
   */
  static void write(Path file, Content content) {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      content.writeTo(writer);
    } catch (IOException unwritable) {
      throw new Failure(
          ExitCode.USAGE,
          "The file " + file + " cannot be written: " + unwritable.getMessage(),
          "Give a path in a folder that exists and that you may write to.",
          unwritable);
    }
  }

  /** Fails early if the file cannot be written, before anything is done that it would tell of. */
  static void require(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
      throw new Failure(
          ExitCode.USAGE,
          "The file " + file + " cannot be written.",
          "Give a path in a folder that exists and that you may write to.");
    }
  }
}
