package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import no.samklang.sync.FieldRule;
import no.samklang.sync.internal.Decide.Hit;
import no.samklang.sync.internal.Decide.Situation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-10")
class DecideTest {
  private final Map<String, FieldRule> rules = new HashMap<>();
  private final Decide decide = new Decide(name -> rules.getOrDefault(name, FieldRule.ALWAYS));

  private static Map<String, String> fields(String... namesAndValues) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private static Situation unlinked(Map<String, String> wanted, Hit... hits) {
    return new Situation(wanted, null, null, List.of(hits));
  }

  private static Situation linked(Map<String, String> wanted, Map<String, String> before) {
    return new Situation(wanted, "r1", FieldPrints.pack(before), List.of());
  }

  @Test
  void createsWhatIsNotThere() {
    assertThat(decide.decide(unlinked(fields("name", "Ås")))).isEqualTo(new Decision.Create());
  }

  @Test
  void adoptsTheOnlyMatchAndWritesWhatDiffers() {
    Hit hit = new Hit("r1", "1001", fields("name", "Aas", "city", "Oslo"), null);
    assertThat(decide.decide(unlinked(fields("name", "Ås", "city", "Oslo"), hit)))
        .isEqualTo(new Decision.Adopt("r1", "1001", Set.of("name")));
  }

  @Test
  @Tag("F-14")
  void adoptsWithoutWritingWhatIsEqual() {
    Hit hit = new Hit("r1", null, fields("name", "Ås", "phone", ""), null);
    assertThat(decide.decide(unlinked(fields("name", "Ås", "phone", null), hit)))
        .isEqualTo(new Decision.Adopt("r1", null, Set.of()));
  }

  @Test
  @Tag("F-26")
  void writesAllFieldsOfARecordThatIsBackAlsoThoseThatAreEmptyNow() {
    Situation back =
        new Situation(fields("name", "Ås", "phone", null), "r1", FieldPrints.retired(), List.of());
    assertThat(decide.decide(back)).isEqualTo(new Decision.Update("r1", Set.of("name", "phone")));
  }

  @Test
  @Tag("F-36")
  void comparesALinkedRecordWithWhatStandsThereWhenItIsNotRememberedWhatWasWritten() {
    Map<String, String> wanted = fields("name", "Ås", "city", "Oslo", "phone", null);
    Hit there = new Hit("r1", null, fields("name", "Aas", "city", "Oslo"), null);
    assertThat(decide.decide(new Situation(wanted, "r1", null, List.of(there))))
        .isEqualTo(new Decision.Update("r1", Set.of("name")));
    assertThat(decide.decide(new Situation(there.fields(), "r1", null, List.of(there))))
        .isEqualTo(new Decision.Remember("r1"));
    assertThat(decide.decide(new Situation(wanted, "r1", null, List.of())))
        .isEqualTo(new Decision.Update("r1", Set.of("name", "city", "phone")));
  }

  @Test
  @Tag("F-36")
  void neverMakesAgainWhatWasWrittenOnceAndHasLostItsLink() {
    for (byte[] before : List.of(FieldPrints.pack(fields("name", "Ås")), FieldPrints.retired())) {
      Situation lost = new Situation(fields("name", "Ås AS"), null, before, List.of());
      assertThat(decide.decide(lost)).isInstanceOf(Decision.Review.class);
    }
    Situation onlySeen = new Situation(fields("name", "Ås AS"), null, new byte[0], List.of());
    assertThat(decide.decide(onlySeen)).isInstanceOf(Decision.Create.class);
  }

  @Test
  void emptiesAnAddressOfTheAdoptedRecordThatTheSourceHasNot() {
    Hit hit = new Hit("r1", null, fields("address.city", "Oslo", "addressee", "Kari"), null);
    assertThat(decide.decide(unlinked(fields("address", null, "addressee", "Kari"), hit)))
        .isEqualTo(new Decision.Adopt("r1", null, Set.of("address")));
  }

  @Test
  @Tag("F-12")
  void leavesSeveralMatchesAndATakenOneToAPerson() {
    Hit free = new Hit("r1", null, fields(), null);
    Hit taken = new Hit("r2", null, fields(), "s9");
    assertThat(review(unlinked(fields(), free, taken))).isEqualTo("match.several");
    assertThat(review(unlinked(fields(), taken))).isEqualTo("match.taken");
    assertThat(review(unlinked(fields(), new Hit("new s9", null, fields(), "s9"))))
        .isEqualTo("match.being-made");
  }

  private String review(Situation situation) {
    return ((Decision.Review) decide.decide(situation)).why().code();
  }

  @Test
  void remembersALinkedRecordThatIsAsItWasWritten() {
    assertThat(decide.decide(linked(fields("name", "Ås"), fields("name", "Ås"))))
        .isEqualTo(new Decision.Remember("r1"));
  }

  @Test
  @Tag("F-74")
  void updatesWhatChangedSinceItWasWritten() {
    assertThat(
            decide.decide(
                linked(
                    fields("name", "Ås", "city", null, "phone", "1"),
                    fields("name", "Ås", "city", "Oslo", "phone", null))))
        .isEqualTo(new Decision.Update("r1", Set.of("city", "phone")));
  }

  @Test
  void writesAllItOwnsWhenItDoesNotRememberWhatItWrote() {
    rules.put("note", FieldRule.NEVER);
    assertThat(
            decide.decide(
                new Situation(
                    fields("name", "Ås", "city", null, "note", "x"), "r1", null, List.of())))
        .isEqualTo(new Decision.Update("r1", Set.of("name", "city")));
  }

  @Test
  @Tag("F-74")
  void obeysTheRuleOfEachField() {
    rules.put("first", FieldRule.ON_CREATE);
    rules.put("maybe", FieldRule.IF_PRESENT);
    rules.put("never", FieldRule.NEVER);
    assertThat(updated("first", "b")).isEmpty();
    assertThat(updated("never", "b")).isEmpty();
    assertThat(updated("maybe", "b")).containsExactly("maybe");
    assertThat(updated("maybe", null)).isEmpty();
    assertThat(updated("maybe", " ")).isEmpty();
    assertThat(updated("other", null)).containsExactly("other");
  }

  @Test
  void writesAlongWhatGoesWithEveryChange() {
    rules.put("closed", FieldRule.WITH_EVERY_CHANGE);
    assertThat(
            decide.decide(
                linked(
                    fields("name", "Øs", "closed", "false"),
                    fields("name", "Ås", "closed", "false"))))
        .isEqualTo(new Decision.Update("r1", Set.of("name", "closed")));
    assertThat(
            decide.decide(
                linked(
                    fields("name", "Ås", "closed", "false"),
                    fields("name", "Ås", "closed", "false"))))
        .isEqualTo(new Decision.Remember("r1"));
  }

  private Set<String> updated(String field, String after) {
    Decision decision = decide.decide(linked(fields(field, after), fields(field, "a")));
    return decision instanceof Decision.Update update ? update.fields() : Set.of();
  }

  /** However a situation looks, a decision keeps these promises. */
  @Test
  @Tag("F-78")
  void keepsItsPromisesInEverySituation() {
    Seeded.times(
        3000,
        random -> {
          Map<String, String> wanted = anyFields(random);
          boolean linked = random.nextBoolean();
          List<Hit> hits = anyHits(random);
          byte[] before = random.nextInt(3) == 0 ? null : FieldPrints.pack(anyFields(random));
          rules.clear();
          wanted.keySet().forEach(name -> rules.put(name, any(random, FieldRule.values())));
          Decision decision =
              decide.decide(new Situation(wanted, linked ? "r1" : null, before, hits));
          if (linked) {
            assertThat(decision).isInstanceOfAny(Decision.Update.class, Decision.Remember.class);
          } else if (hits.isEmpty() && before != null && before.length > 0) {
            assertThat(decision).isInstanceOf(Decision.Review.class);
          } else if (hits.isEmpty()) {
            assertThat(decision).isInstanceOf(Decision.Create.class);
          } else if (hits.size() > 1 || hits.get(0).takenBy() != null) {
            assertThat(decision).isInstanceOf(Decision.Review.class);
          } else {
            assertThat(decision).isInstanceOf(Decision.Adopt.class);
          }
          for (String field : written(decision)) {
            FieldRule rule = rules.getOrDefault(field, FieldRule.ALWAYS);
            assertThat(rule.owned()).isTrue();
            if (rule == FieldRule.IF_PRESENT) {
              assertThat(wanted.get(field)).isNotBlank();
            }
          }
        });
  }

  private static Set<String> written(Decision decision) {
    if (decision instanceof Decision.Update update) {
      return update.fields();
    }
    return decision instanceof Decision.Adopt adopt ? adopt.fields() : Set.of();
  }

  private static List<Hit> anyHits(Random random) {
    List<Hit> hits = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String by = random.nextInt(3) == 0 ? "s" + i : null;
      hits.add(new Hit("r" + i, null, anyFields(random), by));
    }
    return hits;
  }

  private static Map<String, String> anyFields(Random random) {
    Map<String, String> fields = new HashMap<>();
    for (String name : List.of("a", "b", "c.d", "c.e", "attributes.x", "attributes.y")) {
      if (random.nextBoolean()) {
        fields.put(name, any(random, null, "", "1", "å"));
      }
    }
    return fields;
  }

  @SafeVarargs
  private static <X> X any(Random random, X... some) {
    return some[random.nextInt(some.length)];
  }
}
