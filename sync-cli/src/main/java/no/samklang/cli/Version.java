package no.samklang.cli;

import picocli.CommandLine;

/** Tells which version this is, from the jar's manifest. */
final class Version implements CommandLine.IVersionProvider {
  Version() {}

  @Override
  public String[] getVersion() {
    String version = Samklang.class.getPackage().getImplementationVersion();
    return new String[] {
      "samklang " + (version == null ? "(development)" : version),
      "Java " + System.getProperty("java.version")
    };
  }
}
