package no.samklang.sync.testkit.wrong;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a class of tests within a test. */
final class Suite {
  private Suite() {}

  /** Runs the class and returns the names of the tests that failed. */
  static Set<String> failures(Class<?> tests) {
    Set<String> failed = new TreeSet<>();
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
              failed.add(
                  test.getSource()
                      .filter(MethodSource.class::isInstance)
                      .map(source -> ((MethodSource) source).getMethodName())
                      .orElse(test.getDisplayName()));
            }
          }
        };
    LauncherFactory.create().execute(request().selectors(selectClass(tests)).build(), listener);
    return failed;
  }

  /** Returns the names of the tests that a contract holds, its superclasses too. */
  static Set<String> tests(Class<?> contract) {
    return all(contract)
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Method> all(Class<?> contract) {
    return Stream.<Class<?>>iterate(
            contract, type -> type != null && type != Object.class, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
  }
}
