package no.samklang.sync.testkit.crash;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Writing;
import no.samklang.sync.testkit.Call;
import no.samklang.sync.testkit.CallWatch;
import no.samklang.sync.testkit.Operation;

/** Any connector, each of whose calls goes through a watch. */
final class WatchedConnector implements Connector {
  private final Connector real;
  private final CallWatch watch;
  private final Optional<SourceSystem> source;
  private final Optional<TargetSystem> target;

  private WatchedConnector(Connector real, CallWatch watch) {
    this.real = real;
    this.watch = watch;
    this.source = real.source().map(side -> watched(SourceSystem.class, side));
    this.target = real.target().map(side -> watched(TargetSystem.class, side));
  }

  static Connector of(Connector real, CallWatch watch) {
    return new WatchedConnector(real, watch);
  }

  private <I> I watched(Class<I> type, I side) {
    return Watched.of(
        type, side, (method, arguments, work) -> watch.around(call(method, arguments), work));
  }

  private static Call call(String method, Object[] arguments) {
    Operation operation = Operation.valueOf(method.toUpperCase(Locale.ROOT));
    String type = arguments[0] instanceof EntityType<?> entity ? entity.name() : "";
    List<String> about =
        arguments[arguments.length - 1] instanceof Writing writing
            ? List.of(writing.reference())
            : List.of();
    return new Call(operation, type, about);
  }

  @Override
  public Check check() {
    return watch.around(new Call(Operation.CHECK, "", List.of()), real::check);
  }

  @Override
  public Optional<SourceSystem> source() {
    return source;
  }

  @Override
  public Optional<TargetSystem> target() {
    return target;
  }

  @Override
  public RequestCounts requests() {
    return real.requests();
  }

  @Override
  public void close() {
    real.close();
  }
}
