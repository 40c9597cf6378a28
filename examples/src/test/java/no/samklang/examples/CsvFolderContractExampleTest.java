package no.samklang.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.testkit.SourceSystemContract;
import org.junit.jupiter.api.io.TempDir;

/** How do I know that the engine can rely on my connector? The test kit's contract says so. */
class CsvFolderContractExampleTest extends SourceSystemContract<Customer> {
  @TempDir Path folder;
  private final CsvFolderProvider provider = new CsvFolderProvider();
  private final Map<String, String> names = new TreeMap<>();

  @Override
  protected ConnectorDescriptor descriptor() {
    return provider.descriptor();
  }

  @Override
  protected Connector connect() {
    write();
    Map<String, String> settings = Map.of("folder", folder.toString());
    return provider.connect(
        Settings.of("", descriptor().settings(), settings), ConnectorContext.standard());
  }

  @Override
  protected EntityType<Customer> type() {
    return EntityTypes.CUSTOMER;
  }

  @Override
  protected String add(int number) {
    names.put("C" + number, "Kunde " + number);
    write();
    return "C" + number;
  }

  @Override
  protected void edit(String id) {
    names.put(id, "Nytt navn");
    write();
  }

  @Override
  protected String absentId() {
    return "C999";
  }

  @Override
  protected boolean corrupt(String id) {
    names.put(id, "for;mange;celler");
    write();
    return true;
  }

  private void write() {
    StringBuilder text = new StringBuilder("number;name\n");
    names.forEach((number, name) -> text.append(number).append(';').append(name).append('\n'));
    try {
      Files.writeString(folder.resolve("customers.csv"), text);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
