package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Resolution;
import no.samklang.sync.Route;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Enters what a person decides of a parked record. Nothing is sent here: the next run meets the
 * decision and acts on it in the way it acts on everything.
 *
 * <ul>
 *   <li>One that is left out stays parked as such until the source changes it.
 *   <li>An edited one is kept beside the parked and goes instead of the source's own.
 *   <li>A document in doubt keeps its intent until the next run settles it by the person's word, so
 *       that ledger, link and acknowledgement come about as ever.
 * </ul>
 */
final class ByHand {
  private static final String STANDS = "decision.stands";
  private static final Set<Parked.Kind> UNDECIDED =
      Set.of(Parked.Kind.WAITING, Parked.Kind.REJECTED, Parked.Kind.REVIEW, Parked.Kind.UNLINKED);

  private final SyncEngine.Config config;
  private final SyncStateStore store;
  private final StateScope scope;
  private final Route route;
  private final String sourceId;
  private final Signature signature;
  private final OperationReferences references;

  ByHand(
      SyncEngine.Config config,
      StateScope scope,
      Route route,
      String sourceId,
      Signature signature) {
    this.config = config;
    this.store = config.store();
    this.scope = scope;
    this.route = route;
    this.sourceId = sourceId;
    this.signature = signature;
    this.references = new OperationReferences(config.clock(), config.random());
  }

  /** Returns where a person found what an intent sent; empty when nobody did. */
  static Optional<Receipt> found(Intent intent) {
    Message doubt = intent.doubt();
    return doubt != null && doubt.code().equals(STANDS)
        ? Optional.of(Receipt.of(doubt.params().getOrDefault("target", "")))
        : Optional.empty();
  }

  void skip() {
    try (Hold hold = new Hold(config, scope, List.of(route.name()))) {
      Parked parked = undecided();
      Message why = signed(Message.of(Overrides.SKIPPED));
      List<StateChange> changes = new ArrayList<>();
      changes.add(new StateChange.Park(parked.as(Parked.Kind.SKIPPED, why, null)));
      note(changes, "SKIPPED", sourceId, null, Map.of());
      hold.commit(changes);
    }
  }

  void edit(String changes) {
    try (Hold hold = new Hold(config, scope, List.of(route.name()))) {
      hold.commit(edited(route.sourceType(), undecided(), changes));
    }
  }

  private <S> List<StateChange> edited(EntityType<S> type, Parked parked, String changes) {
    String payload = parked.payload();
    if (payload == null) {
      throw refused(Message.of("decision.nothing-to-edit"));
    }
    if (ledger() != null) {
      throw refused(Message.of("decision.edit-delivered"));
    }
    S own = RecordCodec.read(type, payload);
    Parked before = earlierEdit(own, payload);
    S stood =
        before == null ? own : RecordCodec.read(type, Objects.requireNonNull(before.payload()));
    S edited = RecordEdit.apply(type, RecordCodec.json(stood), changes);
    Map<String, @Nullable String> from = RecordCodec.fields(stood);
    Map<String, @Nullable String> to = RecordCodec.fields(edited);
    Set<String> names = RecordEdit.differences(from, to);
    if (names.isEmpty()) {
      throw refused(Message.of("decision.edit-changes-nothing"));
    }
    List<StateChange> done = new ArrayList<>();
    Fingerprint source = before == null ? Overrides.content(own) : before.seen();
    done.add(new StateChange.Park(edit(parked, RecordCodec.json(edited), source)));
    done.add(new StateChange.Park(Retry.inNextRun(parked)));
    note(done, "EDITED", sourceId, only(names, from), Map.of("fields", only(names, to)));
    return done;
  }

  /**
   * Returns the edit that this one goes on from: one that the source has not overtaken since, which
   * is so when the record was parked as the source has it, or as it was edited.
   */
  private @Nullable Parked earlierEdit(Object own, String payload) {
    Parked edit =
        store.parked(scope, Overrides.memory(route.name()), List.of(sourceId)).get(sourceId);
    boolean stands =
        edit != null
            && (payload.equals(edit.payload()) || Overrides.content(own).equals(edit.seen()));
    return stands ? edit : null;
  }

  private Parked edit(Parked parked, String payload, Fingerprint source) {
    return new Parked(
        Overrides.memory(route.name()),
        sourceId,
        parked.label(),
        Parked.Kind.SKIPPED,
        signed(Message.of("decision.edited")),
        null,
        source,
        payload,
        1,
        config.clock().instant(),
        config.clock().instant(),
        null);
  }

  private static Map<String, @Nullable String> only(
      Set<String> names, Map<String, @Nullable String> fields) {
    Map<String, @Nullable String> some = new HashMap<>();
    names.forEach(name -> some.put(name, fields.get(name)));
    return some;
  }

  void resolve(Resolution how) {
    try (Hold hold = new Hold(config, scope, List.of(route.name()))) {
      Optional<Intent> intent = underWay();
      List<StateChange> changes;
      if (intent.isPresent()) {
        changes = settled(intent.get(), how);
      } else if (how instanceof Resolution.StandsAs stands) {
        changes = found(undecided(), stands.targetId());
      } else {
        undecided();
        throw refused(Message.of("decision.is-not-in-doubt"));
      }
      hold.commit(changes);
    }
  }

  /** What is known of one member of a document is known of all. */
  private List<StateChange> settled(Intent intent, Resolution how) {
    if (intent.doubt() == null) {
      throw refused(underWay(intent));
    }
    List<StateChange> changes = new ArrayList<>();
    Map<String, Parked> parked = store.parked(scope, route.name(), intent.members());
    Message again = signed(Message.of("decision.again"));
    if (how instanceof Resolution.StandsAs stands && route instanceof PostRoute) {
      changes.add(new StateChange.PutIntent(intent.inDoubt(stands(stands.targetId()))));
    } else {
      changes.add(new StateChange.CloseIntent(intent.reference()));
    }
    for (String member : intent.members()) {
      Parked known =
          parked.getOrDefault(
              member, Retry.inNextRun(route.name(), member, again, config.clock().instant()));
      if (how instanceof Resolution.StandsAs stands) {
        if (parked.containsKey(member) || !(route instanceof PostRoute)) {
          stands(known, stands.targetId(), changes);
        }
      } else {
        changes.add(new StateChange.Park(known.as(Parked.Kind.WAITING, again, Retry.NEXT_RUN)));
      }
      note(changes, "RESOLVED", member, null, told(how, intent.reference()));
    }
    return changes;
  }

  private static Map<String, String> told(Resolution how, String reference) {
    return how instanceof Resolution.StandsAs stands
        ? Map.of("standsAs", stands.targetId(), "reference", reference)
        : Map.of("notDelivered", reference);
  }

  /** A record of which nothing is under way was entered, corrected or recognised by a person. */
  private List<StateChange> found(Parked parked, String targetId) {
    List<StateChange> changes = new ArrayList<>();
    if (route instanceof PostRoute<?, ?> post) {
      changes.add(new StateChange.PutIntent(entered(booking(post, parked), targetId)));
    }
    stands(parked, targetId, changes);
    note(changes, "RESOLVED", sourceId, null, Map.of("standsAs", targetId));
    return changes;
  }

  /** Returns the intent by which the next run takes what a person did for delivered. */
  private Intent entered(Booking booking, String targetId) {
    return new Intent(
        references.next(),
        route.name(),
        List.of(sourceId),
        Dispatch.byHand(booking).json(),
        config.clock().instant(),
        null,
        0,
        0,
        Map.of(),
        stands(targetId));
  }

  /** What a person entered is not known here, so that it is neither summed nor corrected. */
  private <S> Booking booking(PostRoute<S, ?> post, Parked parked) {
    LedgerEntry delivered = ledger();
    String payload = parked.payload();
    S value = payload == null ? null : RecordCodec.read(post.sourceType(), payload);
    String key = value == null ? null : post.orderKey().apply(value);
    Fingerprint content =
        value == null ? parked.seen() : new Contents<>(post).counted(value, parked.seen());
    return delivered == null
        ? new Booking(key, content, 0, null, null, null)
        : new Booking(
            key == null ? delivered.orderKey() : key,
            content,
            delivered.revision() + 1,
            null,
            Booking.Counted.of(delivered),
            null);
  }

  private Message stands(String targetId) {
    return signed(Message.of(STANDS, "target", targetId));
  }

  private void stands(Parked parked, String targetId, List<StateChange> changes) {
    if (!(route instanceof PostRoute)) {
      link(route.sourceType(), parked, targetId, changes);
    }
    changes.add(
        new StateChange.Park(parked.as(Parked.Kind.WAITING, stands(targetId), Retry.NEXT_RUN)));
  }

  private <S> void link(
      EntityType<S> type, Parked parked, String targetId, List<StateChange> changes) {
    refuseTaken(type, targetId, parked.sourceId());
    String payload = parked.payload();
    String number = payload == null ? null : type.numberOf(RecordCodec.read(type, payload));
    changes.add(new StateChange.RemoveLink(type.name(), route.from(), parked.sourceId()));
    changes.add(
        new StateChange.PutLink(
            MirrorOutcome.link(
                route.from(), type.name(), parked.sourceId(), number, Receipt.of(targetId))));
    changes.add(new StateChange.RemoveBase(route.name(), parked.sourceId()));
  }

  private void refuseTaken(EntityType<?> type, String targetId, String by) {
    Side there = route.from().other();
    Link taken = store.links(scope, type.name(), there, List.of(targetId)).get(targetId);
    if (taken != null && !taken.id(route.from()).equals(by)) {
      throw refused(
          Message.of("decision.target-taken", "target", targetId)
              .with("by", taken.number(route.from())));
    }
  }

  /**
   * Returns the record as parked.
   *
   * @throws DecisionRefused if nothing is to be decided of it, saying what it is instead
   */
  private Parked undecided() {
    Optional<Intent> intent = underWay();
    if (intent.isPresent()) {
      throw refused(underWay(intent.get()));
    }
    Parked parked = store.parked(scope, route.name(), List.of(sourceId)).get(sourceId);
    if (parked == null) {
      throw refused(notParked());
    }
    if (!UNDECIDED.contains(parked.kind())) {
      throw refused(
          Message.of(
              parked.kind() == Parked.Kind.SKIPPED
                  ? "decision.is-left-out"
                  : "decision.is-incomplete"));
    }
    return parked;
  }

  private Optional<Intent> underWay() {
    return store.intents(scope, route.name()).stream()
        .filter(intent -> intent.members().contains(sourceId))
        .findFirst();
  }

  private static Message underWay(Intent intent) {
    String code = "decision.is-under-way";
    if (found(intent).isPresent()) {
      code = "decision.is-resolved";
    } else if (intent.doubt() != null) {
      code = "decision.is-in-doubt";
    }
    return Message.of(code, "reference", intent.reference());
  }

  private Message notParked() {
    LedgerEntry delivered = ledger();
    if (delivered != null) {
      return Message.of("decision.is-delivered", "target", delivered.targetId());
    }
    Link link =
        store
            .links(scope, route.sourceType().name(), route.from(), List.of(sourceId))
            .get(sourceId);
    return link == null
        ? Message.of("decision.is-unknown")
        : Message.of("decision.is-linked", "target", link.number(route.from().other()));
  }

  private @Nullable LedgerEntry ledger() {
    return store.ledger(scope, route.name(), List.of(sourceId)).get(sourceId);
  }

  private Message signed(Message message) {
    return message.with("by", signature.by()).with("why", signature.why());
  }

  private DecisionRefused refused(Message why) {
    return new DecisionRefused(why.with("id", sourceId).with("route", route.name()));
  }

  private void note(
      List<StateChange> changes,
      String action,
      String id,
      @Nullable Object before,
      Map<String, ?> more) {
    new Journal(config, route.name(), null).decided(changes, action, signature, id, before, more);
  }
}
