package no.samklang.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/** How do I add a system of my own? Here: a folder of CSV files, as a source of customers. */
public final class CsvFolderProvider implements ConnectorProvider {
  private static final ConnectorDescriptor DESCRIPTOR =
      new ConnectorDescriptor(
          "csv-folder",
          "Folder of CSV files",
          List.of(Setting.required("folder", Setting.Kind.TEXT, "Folder that holds the files.")),
          Map.of(
              EntityTypes.CUSTOMER,
              Capabilities.builder().reading(Reading.FULL).counted().build()));

  /** Is called by {@link java.util.ServiceLoader}. */
  public CsvFolderProvider() {}

  @Override
  public ConnectorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Connector connect(Settings settings, ConnectorContext context) {
    return new CsvFolder(Path.of(settings.text("folder")));
  }
}
