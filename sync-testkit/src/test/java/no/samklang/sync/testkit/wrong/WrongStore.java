package no.samklang.sync.testkit.wrong;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutIntent;
import no.samklang.sync.spi.StateChange.PutLedger;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;

/** A store that breaks one promise, and the test that must notice. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
enum WrongStore {
  GIVES_A_HELD_LEASE_AWAY(
      "heldLeaseIsGivenToNobodyElse",
      call -> {
        Object answer = call.proceed();
        return call.is("acquire") && answer.equals(Optional.empty())
            ? call.store().holder((StateScope) call.argument(0), (String) call.argument(1))
            : answer;
      }),
  GIVES_ONE_TOKEN_TO_ALL(
      "lapsedLeaseIsTakenOverUnderAHigherToken",
      call -> {
        Object answer = call.proceed();
        return call.is("acquire") ? ((Optional<?>) answer).map(one -> first((Lease) one)) : answer;
      }),
  RENEWS_WHAT_IS_LOST(
      "lapsedLeaseCannotBeRenewed",
      call -> call.is("renew") ? call.orElse(call.argument(0)) : call.proceed()),
  RELEASES_THE_NEXT_HOLDER(
      "releaseOfALostLeaseLeavesTheNewHolderAlone",
      call -> {
        if (call.is("release")) {
          Lease lease = (Lease) call.argument(0);
          call.store().holder(lease.scope(), lease.name()).ifPresent(call.store()::release);
        }
        return call.proceed();
      }),
  COMMITS_WITHOUT_A_FENCE(
      "commitUnderALeaseThatWasTakenOverWritesNothing",
      call -> {
        if (!call.is("commit")) {
          return call.proceed();
        }
        Lease lease = (Lease) call.argument(0);
        Lease held = call.store().holder(lease.scope(), lease.name()).orElse(lease);
        call.store().commit(held, call.changes());
        return null;
      }),
  COMMITS_UNDER_A_LAPSED_LEASE(
      "commitUnderALapsedLeaseWritesNothing",
      call -> {
        try {
          return call.proceed();
        } catch (LeaseLost lapsed) {
          if (!call.is("commit")) {
            throw lapsed;
          }
          Lease lease = (Lease) call.argument(0);
          Optional<Lease> again =
              call.store()
                  .acquire(lease.scope(), lease.name(), "me", java.time.Duration.ofMinutes(1));
          call.store().commit(again.orElseThrow(() -> lapsed), call.changes());
          return null;
        }
      }),
  COMMITS_ONE_BY_ONE(
      "oneFailingChangeTakesBackAllThatTheCommitAdded",
      call -> {
        if (!call.is("commit")) {
          return call.proceed();
        }
        call.changes().forEach(one -> call.store().commit((Lease) call.argument(0), List.of(one)));
        return null;
      }),
  COMMITS_IN_ANOTHER_ORDER(
      "changesAreAppliedInOrder",
      committing(
          changes -> {
            List<StateChange> turned = new ArrayList<>(changes);
            Collections.reverse(turned);
            return turned;
          })),
  LOSES_THE_SECOND_THREAD(
      "commitsOfTwoThreadsUnderTwoLeasesAllArrive",
      call ->
          call.is("commit") && ((Lease) call.argument(0)).name().equals("two")
              ? null
              : call.proceed()),
  FINDS_LINKS_FROM_THE_LEFT_ONLY(
      "linkIsFoundFromBothSides",
      call ->
          call.is("links") && call.argument(2) == no.samklang.sync.spi.Side.RIGHT
              ? Map.of()
              : call.proceed()),
  KEEPS_THE_FIRST_BASE(
      "laterBaseReplacesTheEarlier", () -> committingOnce(change -> change instanceof PutBase)),
  LOSES_BITS_OF_A_BASE(
      "baseComesBackBitByBit",
      committing(
          changes ->
              each(
                  changes,
                  change ->
                      change instanceof PutBase put
                          ? new PutBase(
                              put.route(),
                              new Base(
                                  put.base().sourceId(),
                                  new Fingerprint((int) put.base().source().high(), 0),
                                  put.base().fields()))
                          : change))),
  FORGETS_STEPS(
      "intentComesBackWhole",
      committing(
          changes ->
              each(
                  changes,
                  change ->
                      change instanceof PutIntent put
                          ? new PutIntent(withoutSteps(put.intent()))
                          : change))),
  SORTS_INTENTS(
      "openIntentsComeOldestFirstAndKeepTheirPlace",
      call -> {
        Object answer = call.proceed();
        return call.is("intents") ? turned((List<?>) answer) : answer;
      }),
  SENDS_TO_ANOTHER_TARGET(
      "entryThatIsThereKeepsItsTarget",
      call -> {
        Object answer = call.proceed();
        return call.is("ledger") ? everyTarget((Map<?, ?>) answer) : answer;
      }),
  TELLS_THE_NEWEST_FIRST(
      "unacknowledgedEntriesComeOldestFirst",
      call -> {
        Object answer = call.proceed();
        return call.is("unacknowledged") ? turned((List<?>) answer) : answer;
      }),
  FORGETS_ORDER_KEYS(
      "orderKeysThatWerePostedAreKnown",
      call -> call.is("postedOrderKeys") ? List.of() : call.proceed()),
  FORGETS_THE_LEDGER_WITH_ITS_BASES(
      "ledgerOutlivesEveryResetOfTheOthers",
      call -> {
        Object answer = call.proceed();
        return call.is("ledger") ? Map.of() : answer;
      }),
  SKIPS_THE_FIRST_PARKED_OF_A_PAGE(
      "pagesGiveEveryRecordOnceInTheOrderOfTheirIds",
      call -> {
        Object answer = call.proceed();
        return call.is("parkedPage") && call.argument(2) == null
            ? withoutFirst((List<?>) answer)
            : answer;
      }),
  COUNTS_NOTHING_PARKED(
      "parkedRecordsAreCountedByKind", call -> call.is("parkedCounts") ? Map.of() : call.proceed()),
  PAGES_PLANS_BACKWARDS(
      "linesArePagedInTheOrderTheyWereAdded",
      call -> {
        Object answer = call.proceed();
        return call.is("planPage") ? turned((List<?>) answer) : answer;
      }),
  FORGETS_NO_BASES(
      "forgettingLinksAndBasesLeavesIntentsAndLedger",
      committing(
          changes ->
              changes.stream()
                  .filter(change -> !(change instanceof StateChange.ForgetBases))
                  .toList())),
  READS_THE_JOURNAL_FORWARDS(
      "journalIsReadByRouteAndRecordNewestFirstInPages",
      call -> {
        Object answer = call.proceed();
        return call.is("journal") ? turned((List<?>) answer) : answer;
      }),
  SHARES_ONE_SPOOL(
      "twoSpoolsKnowNothingOfEachOther",
      () ->
          new Around() {
            private final AtomicReference<Object> spool = new AtomicReference<>();

            @Override
            public Object call(Call call) {
              if (!call.is("spool")) {
                return call.proceed();
              }
              spool.compareAndSet(null, call.proceed());
              return spool.get();
            }
          }),
  SHARES_ONE_INDEX(
      "twoIndexesKnowNothingOfEachOther",
      () ->
          new Around() {
            private final AtomicReference<Object> index = new AtomicReference<>();

            @Override
            public Object call(Call call) {
              if (!call.is("correlationIndex")) {
                return call.proceed();
              }
              index.compareAndSet(null, call.proceed());
              return index.get();
            }
          }),
  MIXES_SCOPES(
      "otherScopesSeeNothing",
      call -> {
        if (call.arguments().length > 0 && call.argument(0) instanceof StateScope) {
          call.arguments()[0] = new StateScope("one", "for all");
        }
        return call.proceed();
      }),
  TRIMS_IDS(
      "oddIdsAreKeptApartAndFoundAgain",
      committing(
          changes ->
              each(
                  changes,
                  change ->
                      change instanceof PutLedger put
                          ? new PutLedger(trimmed(put.entry()))
                          : change))),
  FORGETS_EVERYTHING_WHEN_CLOSED("everythingIsThereAfterReopening", Call::proceed);

  final String caughtBy;
  private final Supplier<Around> around;

  WrongStore(String caughtBy, Around around) {
    this(caughtBy, () -> around);
  }

  WrongStore(String caughtBy, Supplier<Around> around) {
    this.caughtBy = caughtBy;
    this.around = around;
  }

  /** Does a call as it should not be done. */
  @FunctionalInterface
  interface Around {
    Object call(Call call);
  }

  /** A call of the store that would be right. */
  @SuppressWarnings("ArrayRecordComponent") // of one call, changed on purpose
  record Call(SyncStateStore store, Method method, Object[] arguments) {
    boolean is(String name) {
      return method.getName().equals(name);
    }

    Object argument(int place) {
      return arguments[place];
    }

    @SuppressWarnings("unchecked") // the second argument of commit
    List<StateChange> changes() {
      return (List<StateChange>) arguments[1];
    }

    Object orElse(Object other) {
      try {
        return proceed();
      } catch (LeaseLost lost) {
        return other;
      }
    }

    Object proceed() {
      try {
        return method.invoke(store, arguments);
      } catch (InvocationTargetException failed) {
        throw (RuntimeException) failed.getCause();
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }

  SyncStateStore of(SyncStateStore right) {
    Around calls = around.get();
    return (SyncStateStore)
        Proxy.newProxyInstance(
            WrongStore.class.getClassLoader(),
            new Class<?>[] {SyncStateStore.class},
            (self, method, arguments) ->
                calls.call(new Call(right, method, arguments == null ? new Object[0] : arguments)));
  }

  private static Around committing(UnaryOperator<List<StateChange>> change) {
    return call -> {
      if (call.is("commit")) {
        call.arguments()[1] = change.apply(call.changes());
      }
      return call.proceed();
    };
  }

  /** Commits the first of such changes only. */
  private static Around committingOnce(Predicate<StateChange> like) {
    return new Around() {
      private boolean seen;

      @Override
      public Object call(Call call) {
        if (call.is("commit") && call.changes().stream().anyMatch(like)) {
          if (seen) {
            return null;
          }
          seen = true;
        }
        return call.proceed();
      }
    };
  }

  private static List<StateChange> each(
      List<StateChange> changes, UnaryOperator<StateChange> change) {
    return changes.stream().map(change).toList();
  }

  private static Lease first(Lease lease) {
    return new Lease(lease.scope(), lease.name(), lease.holder(), 1, lease.expiresAt());
  }

  private static Intent withoutSteps(Intent of) {
    return new Intent(
        of.reference(),
        of.route(),
        of.members(),
        of.payload(),
        of.sentAt(),
        of.sentUntil(),
        of.failures(),
        of.looks(),
        Map.of(),
        of.doubt());
  }

  private static LedgerEntry trimmed(LedgerEntry of) {
    return new LedgerEntry(
        of.route(),
        of.sourceId().trim(),
        of.targetId(),
        of.orderKey(),
        of.content(),
        of.postedAt(),
        of.acknowledged());
  }

  private static Map<Object, Object> everyTarget(Map<?, ?> entries) {
    Map<Object, Object> other = new LinkedHashMap<>();
    entries.forEach((id, entry) -> other.put(id, toAnotherTarget((LedgerEntry) entry)));
    return other;
  }

  private static LedgerEntry toAnotherTarget(LedgerEntry of) {
    return new LedgerEntry(
        of.route(),
        of.sourceId(),
        "another",
        of.orderKey(),
        of.content(),
        of.postedAt(),
        of.acknowledged());
  }

  private static List<Object> turned(Collection<?> list) {
    List<Object> turned = new ArrayList<>(list);
    Collections.reverse(turned);
    return turned;
  }

  private static List<Object> withoutFirst(List<?> list) {
    return new ArrayList<>(list.subList(Math.min(1, list.size()), list.size()));
  }
}
