package no.samklang.sync.testkit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.samklang.sync.spi.Ability;
import no.samklang.sync.spi.Certificate;
import no.samklang.sync.testkit.ContractExtension.Certified;

/** What came of the tests of one contract on one type. Not thread-safe. */
final class TypeResults {
  /** What JUnit puts before a reason. */
  private static final String ASSUMED = "Assumption failed: ";

  private final Class<?> contract;
  private final Set<String> passed = new TreeSet<>();
  private final Map<String, String> skipped = new LinkedHashMap<>();
  private final Set<String> untried = new TreeSet<>();

  /** Begins with nothing; {@code contract} is the subclass that runs. */
  TypeResults(Class<?> contract) {
    this.contract = contract;
  }

  void passed(Method test) {
    passed.add(test.getName());
  }

  void skipped(Method test, Throwable why) {
    String reason = String.valueOf(why.getMessage());
    skipped.put(
        test.getName(), reason.startsWith(ASSUMED) ? reason.substring(ASSUMED.length()) : reason);
    if (!(why instanceof DoesNotApply)) {
      untried.add(test.getName());
    }
  }

  Certificate.OfType certified(Certified about) {
    Map<String, Set<String>> abilities = new TreeMap<>();
    for (Ability ability : Ability.values()) {
      about
          .declared(ability)
          .filter(declared -> proven(ability))
          .ifPresent(declared -> abilities.put(ability.id(), Set.of(declared)));
    }
    return new Certificate.OfType(abilities, passed, skipped);
  }

  /** An ability needs every test of it: passed, or not to be applied, but not all the latter. */
  private boolean proven(Ability ability) {
    List<String> tests = tests(contract, ability);
    return tests.stream().anyMatch(passed::contains)
        && tests.stream()
            .allMatch(
                test ->
                    passed.contains(test)
                        || (skipped.containsKey(test) && !untried.contains(test)));
  }

  private static List<String> tests(Class<?> contract, Ability ability) {
    return Stream.<Class<?>>iterate(contract, type -> type != Object.class, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> proves(method, ability))
        .map(Method::getName)
        .toList();
  }

  private static boolean proves(Method method, Ability ability) {
    Proves proves = method.getAnnotation(Proves.class);
    return proves != null && List.of(proves.value()).contains(ability);
  }
}
