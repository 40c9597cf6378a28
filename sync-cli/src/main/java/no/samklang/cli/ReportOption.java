package no.samklang.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the report page goes, if a person wants one. */
final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write the report as a page that needs no other file.")
  @Nullable Path file;

  void require() {
    if (file != null) {
      OutputFile.require(file);
    }
  }

  void write(Screen screen, String page) {
    if (file != null) {
      OutputFile.write(file, writer -> writer.write(screen.clean(page)));
      screen.complain("The report is in " + file);
    }
  }
}
