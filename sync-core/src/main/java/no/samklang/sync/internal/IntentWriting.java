package no.samklang.sync.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/** A create under way, backed by its intent. */
final class IntentWriting implements Writing {
  private final LeaseKeeper lease;
  private final Supplier<Intent> first;
  private @Nullable Intent later;

  IntentWriting(LeaseKeeper lease, Intent intent) {
    this(lease, () -> intent);
  }

  IntentWriting(LeaseKeeper lease, Supplier<Intent> intent) {
    this.lease = lease;
    this.first = intent;
  }

  synchronized Intent intent() {
    return later == null ? first.get() : later;
  }

  /** Returns the intent that a step made durable here; null when there was no step. */
  synchronized @Nullable Intent saved() {
    return later;
  }

  @Override
  public synchronized String reference() {
    return intent().reference();
  }

  @Override
  public synchronized List<String> memberKeys() {
    return intent().members();
  }

  @Override
  public synchronized Instant sentAt() {
    return intent().sentAt();
  }

  @Override
  public synchronized int looks() {
    return intent().looks();
  }

  @Override
  public synchronized Map<String, String> steps() {
    return intent().steps();
  }

  /** Without the lock, so that a renewal keeps nobody from reading. */
  @Override
  public void ensureMaySend() {
    lease.ensure();
  }

  @Override
  public synchronized void made(String step, String id) {
    Intent before = intent();
    Map<String, String> steps = new HashMap<>(before.steps());
    steps.put(step, id);
    Intent after =
        new Intent(
            before.reference(),
            before.route(),
            before.members(),
            before.payload(),
            before.sentAt(),
            before.sentUntil(),
            before.failures(),
            before.looks(),
            steps,
            before.doubt());
    later = after;
    lease.commit(List.of(new StateChange.PutIntent(after)));
  }
}
