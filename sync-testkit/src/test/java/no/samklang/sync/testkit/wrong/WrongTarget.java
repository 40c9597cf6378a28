package no.samklang.sync.testkit.wrong;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Writing;
import no.samklang.sync.spi.Written;
import no.samklang.sync.testkit.RememberedWriting;

/** A target that breaks one promise, and the test that must notice. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
enum WrongTarget {
  DROPS_A_FIELD(
      register(CreateProof.UNIQUE_REFERENCE),
      "createdRecordIsFetchedAsItWasWritten",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
              Customer less = ((Customer) wanted).toBuilder().email(null).build();
              return super.create(type, type.recordClass().cast(less), writing);
            }
          }),
  FINDS_NOTHING_AGAIN(
      register(CreateProof.SEARCHABLE_MARKER),
      "createIsLocatedOnceItMustBeVisible",
      (target, memory) -> answering(target, new Found.Absent())),
  SAYS_ABSENT_TOO_EARLY(
      late(), "createIsNeverAbsentBeforeItMustBeVisible", (target, memory) -> hasty(target)),
  SAYS_WHEN_IT_HAS_PASSED(
      late(),
      "whatWasNeverSentIsNotYetAbsentWithinTheDelay",
      (target, memory) -> answering(target, new Found.NotYet(Instant.EPOCH))),
  ADOPTS_ANY_RECORD(
      register(CreateProof.SEARCHABLE_MARKER),
      "whatWasNeverSentIsAbsentAfterTheDelay",
      (target, memory) -> answering(target, new Found.Complete(Receipt.of("m1")))),
  KNOWS_WHAT_NOBODY_CAN_KNOW(
      register(CreateProof.NOTHING),
      "createWithoutProofCannotBeTold",
      (target, memory) -> answering(target, new Found.Absent())),
  IGNORES_THE_OPERATION_KEY(
      register(CreateProof.OPERATION_KEY),
      "repeatedCreateMakesOneRecord",
      (target, memory) -> new Forgetful(target, memory.seen)),
  TAKES_A_REFERENCE_TWICE(
      register(CreateProof.UNIQUE_REFERENCE),
      "secondCreateUnderAUniqueReferenceMakesNoSecondRecord",
      (target, memory) -> new Forgetful(target, memory.seen)),
  CALLS_A_REFUSAL_BROKEN(
      register(CreateProof.UNIQUE_REFERENCE),
      "refusedRecordIsRejectedAndNothingIsMade",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
              try {
                return super.create(type, wanted, writing);
              } catch (Rejected refused) {
                throw new Broken(refused.message());
              }
            }
          }),
  TAKES_THE_FIRST_OF_SEVERAL(
      register(CreateProof.SEARCHABLE_MARKER),
      "twoUnderOneReferenceAreForAPerson",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
              Found found = super.locate(type, wanted, writing);
              return found instanceof Found.Several several
                  ? new Found.Complete(Receipt.of(several.ids().get(0)))
                  : found;
            }
          }),
  REMEMBERS_IN_THE_CONNECTION_WHAT_IT_MADE(
      register(CreateProof.SEARCHABLE_MARKER),
      "createIsLocatedAmongOthersInAnotherConnection",
      (target, memory) -> new LooksIntoItself(target)),
  SENDS_WITHOUT_ASKING(
      register(CreateProof.UNIQUE_REFERENCE),
      "nothingIsMadeOnceTheRunMayNotSend",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
              return super.create(type, wanted, ((RememberedWriting) writing).remembered());
            }
          }),
  SERVES_ONE_THREAD(
      register(CreateProof.UNIQUE_REFERENCE),
      "createsUnderWayAtOnceMakeOneRecordEach",
      (target, memory) -> new ServesOneThread(target, memory.seen)),
  MAKES_ANOTHER_INSTEAD_OF_FINISHING(
      documents(CreateProof.SEARCHABLE_MARKER),
      "documentCutAfterAnyStepIsFinishedAndStandsOnce",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Receipt resume(EntityType<T> type, T wanted, Writing writing) {
              return super.create(type, wanted, writing);
            }
          }),
  KEEPS_ONE_MEMBER(
      documents(CreateProof.UNIQUE_REFERENCE),
      "groupHoldsEveryMember",
      (target, memory) -> new TakesSome(target, 1)),
  TAKES_SMALL_GROUPS_ONLY(
      documents(CreateProof.UNIQUE_REFERENCE),
      "groupOfTheLargestSizeIsTaken",
      (target, memory) -> new TakesSome(target, 10)),
  DOES_NOT_FIND_GROUPS(
      documents(CreateProof.UNIQUE_REFERENCE),
      "groupIsLocatedByItsReference",
      (target, memory) -> answering(target, new Found.Absent())),
  TAKES_WHAT_IS_GOOD_OF_A_GROUP(
      documents(CreateProof.UNIQUE_REFERENCE),
      "groupIsRefusedWholeForOneBadMember",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
              try {
                return super.create(type, wanted, writing);
              } catch (Rejected refused) {
                super.create(
                    type, type.recordClass().cast(some((ProjectTransaction) wanted, 1)), writing);
                throw refused;
              }
            }
          }),
  LOSES_A_RECORD_OF_A_PAGE(
      register(CreateProof.UNIQUE_REFERENCE),
      "listingBringsEveryRecordInPages",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Page<TargetRecord<T>> list(
                EntityType<T> type, Cursor after, ReadOptions options) {
              Page<TargetRecord<T>> page = super.list(type, after, options);
              List<TargetRecord<T>> rows = page.records();
              return new Page<>(
                  rows.subList(Math.min(1, rows.size()), rows.size()),
                  page.next(),
                  page.last(),
                  page.expectedTotal());
            }
          }),
  ANNOUNCES_A_WRONG_TOTAL(
      register(CreateProof.UNIQUE_REFERENCE),
      "announcedTotalOfAListingIsRight",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Page<TargetRecord<T>> list(
                EntityType<T> type, Cursor after, ReadOptions options) {
              return super.list(type, after, options).expecting(2);
            }
          }),
  FINDS_EVERYTHING(
      register(CreateProof.UNIQUE_REFERENCE),
      "recordIsFoundByItsKeyAndNoOtherIs",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
              return super.list(type, Cursor.START, ReadOptions.DEFAULT).records();
            }
          }),
  FAILS_WHEN_IT_FINDS_NOTHING(
      register(CreateProof.UNIQUE_REFERENCE),
      "keyThatNobodyHasFindsNothing",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
              List<TargetRecord<T>> found = super.find(type, key);
              if (found.isEmpty()) {
                throw new Gone(Message.of("inmemory.gone"));
              }
              return found;
            }
          }),
  FINDS_ONE_OF_TWO(
      register(CreateProof.UNIQUE_REFERENCE),
      "everyRecordWithAKeyIsFound",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
              return super.find(type, key).stream().limit(1).toList();
            }
          }),
  FAILS_ON_WHAT_IS_NOT_THERE(
      register(CreateProof.UNIQUE_REFERENCE),
      "fetchLeavesOutWhatIsNotThere",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
              List<TargetRecord<T>> found = super.fetch(type, ids);
              if (found.size() < ids.size()) {
                throw new Gone(Message.of("inmemory.gone"));
              }
              return found;
            }
          }),
  WRITES_TOO_FEW_FIELDS(
      register(CreateProof.UNIQUE_REFERENCE),
      "updateWritesTheNamedFieldsAndLeavesTheOthers",
      (target, memory) -> writing(target, Set.of("name"))),
  WRITES_EVERY_FIELD(
      register(CreateProof.UNIQUE_REFERENCE),
      "updateLeavesAFieldThatWasNotNamed",
      (target, memory) -> writing(target, Set.of("name", "email", "address"))),
  TAKES_AN_UPDATE_ONCE(
      register(CreateProof.UNIQUE_REFERENCE),
      "updateTwiceIsHarmless",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
              if (!memory.seen.add(id)) {
                throw new Stale(Message.of("inmemory.stale"));
              }
              return super.update(type, id, change);
            }
          }),
  UPDATES_WHAT_IS_NOT_THERE(
      register(CreateProof.UNIQUE_REFERENCE),
      "updateOfWhatIsNotThereSaysGone",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
              try {
                return super.update(type, id, change);
              } catch (Gone nobody) {
                return Receipt.of(id);
              }
            }
          }),
  RETIRES_ONCE(
      register(CreateProof.UNIQUE_REFERENCE),
      "retiringTwiceIsHarmless",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public void retire(EntityType<?> type, String id, Retirement how) {
              if (!memory.seen.add(id)) {
                throw new Stale(Message.of("inmemory.stale"));
              }
              super.retire(type, id, how);
            }
          }),
  CREATES_UNDECLARED(
      new Declared(register(CreateProof.UNIQUE_REFERENCE), Capabilities.builder().updatable()),
      "createThatIsNotDeclaredFails",
      (target, memory) -> target),
  LISTS_UNDECLARED(
      new Declared(
          register(CreateProof.UNIQUE_REFERENCE),
          Capabilities.builder().createProof(CreateProof.UNIQUE_REFERENCE)),
      "listingThatIsNotDeclaredFails",
      (target, memory) -> target),
  UPDATES_UNDECLARED(
      new Declared(
          register(CreateProof.UNIQUE_REFERENCE),
          Capabilities.builder().createProof(CreateProof.UNIQUE_REFERENCE)),
      "updateThatIsNotDeclaredFails",
      (target, memory) -> target),
  RETIRES_UNDECLARED(
      new Declared(
          register(CreateProof.UNIQUE_REFERENCE),
          Capabilities.builder().createProof(CreateProof.UNIQUE_REFERENCE)),
      "retirementThatIsNotDeclaredFails",
      (target, memory) -> target),
  REFUSES_ALL_FOR_ONE(
      register(CreateProof.CALLERS_OWN_KEY).maxBatch(20),
      "writesThatGoTogetherEndAsEachWouldAlone",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> List<Written> writeAll(EntityType<T> type, List<Write<T>> writes) {
              List<Written> written = super.writeAll(type, writes);
              return written.stream()
                  .filter(Written.Failed.class::isInstance)
                  .findFirst()
                  .map(failed -> Collections.nCopies(writes.size(), failed))
                  .orElse(written);
            }
          }),
  WRITES_TOGETHER_UNDECLARED(
      new Declared(
          register(CreateProof.CALLERS_OWN_KEY).maxBatch(20),
          register(CreateProof.CALLERS_OWN_KEY)),
      "writingTogetherThatIsNotDeclaredFails",
      (target, memory) -> target),
  TAKES_UNDECLARED_TYPES(
      register(CreateProof.UNIQUE_REFERENCE),
      "undeclaredTypeIsRefused",
      (target, memory) ->
          new DelegatingTarget(target) {
            @Override
            public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
              return type.name().equals("undeclared") ? List.of() : super.fetch(type, ids);
            }
          }),
  LEAVES_A_FACT_WITHOUT_TEXT(
      register(CreateProof.UNIQUE_REFERENCE),
      "factsOfTheVendorHaveTextsInEachLanguage",
      (target, memory) -> target);

  /** What the system can do, and what the connector says of it. */
  private record Declared(Capabilities.Builder able, Capabilities.Builder says) {}

  final Capabilities able;
  final Capabilities says;
  final String caughtBy;
  final BiFunction<TargetSystem, Memory, TargetSystem> wrong;

  WrongTarget(
      Capabilities.Builder can,
      String caughtBy,
      BiFunction<TargetSystem, Memory, TargetSystem> wrong) {
    this(new Declared(can, can), caughtBy, wrong);
  }

  WrongTarget(
      Declared declared, String caughtBy, BiFunction<TargetSystem, Memory, TargetSystem> wrong) {
    this.able = declared.able().build();
    this.says = declared.says().build();
    this.caughtBy = caughtBy;
    this.wrong = wrong;
  }

  boolean ofDocuments() {
    return able.maxGroup() > 1;
  }

  static Capabilities.Builder register(CreateProof proof) {
    return Capabilities.builder()
        .createProof(proof)
        .listable()
        .updatable()
        .retirements(Retirement.CLOSE, Retirement.BLOCK);
  }

  private static Capabilities.Builder late() {
    return register(CreateProof.SEARCHABLE_MARKER).visibilityDelay(Duration.ofMinutes(5));
  }

  private static Capabilities.Builder documents(CreateProof proof) {
    return Capabilities.builder().createProof(proof).maxGroup(20);
  }

  private static TargetSystem answering(TargetSystem target, Found always) {
    return new DelegatingTarget(target) {
      @Override
      public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
        return always;
      }
    };
  }

  private static TargetSystem hasty(TargetSystem target) {
    return new DelegatingTarget(target) {
      @Override
      public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
        Found found = super.locate(type, wanted, writing);
        return found instanceof Found.NotYet ? new Found.Absent() : found;
      }
    };
  }

  private static TargetSystem writing(TargetSystem target, Set<String> fields) {
    return new DelegatingTarget(target) {
      @Override
      public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
        return super.update(type, id, new Change<>(change.wanted(), fields));
      }
    };
  }

  private static ProjectTransaction some(ProjectTransaction document, int lines) {
    return new ProjectTransaction(
        document.kind(),
        document.project(),
        document.period(),
        document.lines().subList(0, Math.min(lines, document.lines().size())));
  }

  /** Has forgotten every reference when the next record comes. */
  private static final class Forgetful extends DelegatingTarget {
    private final Set<String> made;

    Forgetful(TargetSystem right, Set<String> made) {
      super(right);
      this.made = made;
    }

    @Override
    public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
      made.add("create " + made.size());
      return super.create(type, wanted, RememberedWriting.of(100 + made.size(), Instant.EPOCH));
    }
  }

  /** Finds only what this connection made. */
  private static final class LooksIntoItself extends DelegatingTarget {
    private final Set<String> made = new HashSet<>();

    LooksIntoItself(TargetSystem right) {
      super(right);
    }

    @Override
    public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
      made.add(writing.reference());
      return super.create(type, wanted, writing);
    }

    @Override
    public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
      return made.contains(writing.reference())
          ? super.locate(type, wanted, writing)
          : new Found.Absent();
    }
  }

  /** Drops what comes by another thread than the first. */
  private static final class ServesOneThread extends DelegatingTarget {
    private final Set<String> threads;

    ServesOneThread(TargetSystem right, Set<String> threads) {
      super(right);
      this.threads = threads;
    }

    @Override
    public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
      synchronized (threads) {
        threads.add(Thread.currentThread().getName());
        return threads.size() == 1 ? super.create(type, wanted, writing) : Receipt.of("lost");
      }
    }
  }

  /** Takes the first members of a group. */
  private static final class TakesSome extends DelegatingTarget {
    private final int members;

    TakesSome(TargetSystem right, int members) {
      super(right);
      this.members = members;
    }

    @Override
    public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
      ProjectTransaction fewer = some((ProjectTransaction) wanted, members);
      return super.create(type, type.recordClass().cast(fewer), writing);
    }
  }
}
