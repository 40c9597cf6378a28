package no.samklang.simulators.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import no.samklang.simulators.conformance.VendorContract;
import org.jspecify.annotations.Nullable;

/** Finds the vendors' contracts; they are not part of the sources. */
public final class Contracts {

  private Contracts() {}

  public static Path folder(String system) {
    return Path.of(System.getProperty("samklang.vendors", "vendors"), system);
  }

  /**
   * Returns the contract that knows no property but those it names, or null where there is none.
   */
  public static @Nullable VendorContract closedOrNull(String system) {
    Path file = folder(system).resolve("openapi.json");
    return Files.exists(file) ? VendorContract.load(file).closed() : null;
  }

  public static VendorContract require(String system) {
    Path file = folder(system).resolve("openapi.json");
    assumeThat(file)
        .as("set -Dsamklang.vendors to the folder with the vendors' contracts")
        .exists();
    return VendorContract.load(file);
  }
}
