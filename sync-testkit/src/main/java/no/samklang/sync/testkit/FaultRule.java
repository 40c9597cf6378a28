package no.samklang.sync.testkit;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Which calls go wrong in which way. Conditions add up; without any, every call of the operations
 * does. Immutable: the counting begins anew wherever the rule is given.
 */
public final class FaultRule {
  private final Fault fault;
  private final Set<Operation> operations;
  private final Predicate<Call> about;
  private final Choice choice;

  private FaultRule(Fault fault, Set<Operation> operations, Predicate<Call> about, Choice choice) {
    this.fault = fault;
    this.operations = operations;
    this.about = about;
    this.choice = choice;
  }

  /** Makes what chooses among the calls that the rule is about, in the order they come. */
  @FunctionalInterface
  private interface Choice {
    Predicate<Long> begin();
  }

  static FaultRule of(Fault fault, Operation... operations) {
    Set<Operation> some = EnumSet.noneOf(Operation.class);
    some.addAll(List.of(operations));
    return new FaultRule(fault, some, call -> true, () -> number -> true);
  }

  /** Returns the rule for calls like this only. */
  public FaultRule when(Predicate<Call> like) {
    return new FaultRule(fault, operations, about.and(like), choice);
  }

  /** Returns the rule for the n-th such call only, counted from 1. */
  public FaultRule onCall(int n) {
    return choosing(() -> number -> number == n);
  }

  /** Returns the rule for the first such calls only. */
  public FaultRule firstCalls(int count) {
    return choosing(() -> number -> number <= count);
  }

  /**
   * Returns the rule for a random share of such calls.
   *
   * @param share between 0 for none and 1 for all
   * @param seed the same seed chooses the same calls, as far as they come in the same order
   */
  public FaultRule share(double share, long seed) {
    return choosing(
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          return number -> random.nextDouble() < share;
        });
  }

  private FaultRule choosing(Choice more) {
    return new FaultRule(
        fault,
        operations,
        about,
        () -> {
          Predicate<Long> first = choice.begin();
          Predicate<Long> second = more.begin();
          return number -> {
            boolean chosen = first.test(number);
            return second.test(number) && chosen;
          };
        });
  }

  Active begin() {
    return new Active(this);
  }

  /** A rule in force. Not thread-safe. */
  static final class Active {
    private final FaultRule rule;
    private final Predicate<Long> chosen;
    private long calls;

    private Active(FaultRule rule) {
      this.rule = Objects.requireNonNull(rule, "rule");
      this.chosen = rule.choice.begin();
    }

    Fault fault() {
      return rule.fault;
    }

    /** Returns whether this call goes wrong; counts it if the rule is about it. */
    boolean hits(Call call) {
      return rule.operations.contains(call.operation())
          && rule.about.test(call)
          && chosen.test(++calls);
    }
  }
}
