package no.samklang.sync.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.Writing;

/** A create under way, backed by its durable intent. */
final class IntentWriting implements Writing {
  private final LeaseKeeper lease;
  private Intent intent;

  IntentWriting(LeaseKeeper lease, Intent intent) {
    this.lease = lease;
    this.intent = intent;
  }

  synchronized Intent intent() {
    return intent;
  }

  @Override
  public synchronized String reference() {
    return intent.reference();
  }

  @Override
  public synchronized List<String> memberKeys() {
    return intent.members();
  }

  @Override
  public synchronized Instant sentAt() {
    return intent.sentAt();
  }

  @Override
  public synchronized int looks() {
    return intent.looks();
  }

  @Override
  public synchronized Map<String, String> steps() {
    return intent.steps();
  }

  @Override
  public synchronized void made(String step, String id) {
    Map<String, String> steps = new HashMap<>(intent.steps());
    steps.put(step, id);
    intent =
        new Intent(
            intent.reference(),
            intent.route(),
            intent.members(),
            intent.payload(),
            intent.sentAt(),
            intent.failures(),
            intent.looks(),
            steps,
            intent.doubt());
    lease.commit(List.of(new StateChange.PutIntent(intent)));
  }
}
