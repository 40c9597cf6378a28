package no.samklang.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The one record that a decision is about. */
final class RecordParameters {
  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  Path config = Path.of("");

  @Parameters(index = "1", paramLabel = "ROUTE", description = "The route, such as hours.")
  String route = "";

  @Parameters(index = "2", paramLabel = "ID", description = "The record's id in its source.")
  String id = "";
}
