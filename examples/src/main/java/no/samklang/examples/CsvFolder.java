package no.samklang.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;

/** A connection to one folder; it is only read. */
final class CsvFolder implements Connector {
  private final Path folder;
  private final Path customers;
  private final CsvCustomers source;

  CsvFolder(Path folder) {
    this.folder = folder;
    customers = folder.resolve("customers.csv");
    source = new CsvCustomers(customers);
  }

  @Override
  public Check check() {
    boolean there = Files.isReadable(customers);
    Check.Item item =
        new Check.Item(
            "customers.csv",
            there ? Check.Result.OK : Check.Result.FAILED,
            Message.of(there ? "csv.readable" : "csv.not-readable", "file", customers));
    return new Check(folder.toString(), List.of(item));
  }

  @Override
  public Optional<SourceSystem> source() {
    return Optional.of(source);
  }

  @Override
  public Optional<TargetSystem> target() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
