package no.samklang.sync.testkit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.spi.Ability;
import no.samklang.sync.spi.Capabilities;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Watches the tests of a connector's contracts and has the certificates written when all tests of
 * the run are over.
 */
final class ContractExtension implements BeforeTestExecutionCallback, TestWatcher {
  private static final Namespace OURS = Namespace.create(ContractExtension.class);
  private static final String SUBJECT = "subject";

  /**
   * What is to be certified: equal for all tests of one declaration, though each may ask the
   * connector for it anew.
   *
   * @param connector id of the connector
   * @param type name of the entity type
   * @param ofSource whether the reading side is tried
   * @param abilities what is declared of that side
   */
  record Certified(
      String connector, String type, boolean ofSource, Map<Ability, String> abilities) {
    static Certified of(
        String connector, String type, boolean ofSource, Capabilities capabilities) {
      Map<Ability, String> declared = new EnumMap<>(Ability.class);
      for (Ability ability : Ability.values()) {
        if (ability.ofSource() == ofSource) {
          ability.declaredIn(capabilities).ifPresent(value -> declared.put(ability, value));
        }
      }
      return new Certified(connector, type, ofSource, declared);
    }

    Optional<String> declared(Ability ability) {
      return Optional.ofNullable(abilities.get(ability));
    }
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    Certified certified = ((ContractFixture<?>) context.getRequiredTestInstance()).certified();
    context.getStore(OURS).put(SUBJECT, certified);
    results(context).begun(certified, context.getRequiredTestClass());
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    subject(context)
        .ifPresent(about -> results(context).passed(about, context.getRequiredTestMethod()));
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    subject(context)
        .ifPresent(
            about -> results(context).skipped(about, context.getRequiredTestMethod(), cause));
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    results(context).failed(subject(context));
  }

  private static Optional<Certified> subject(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(OURS).get(SUBJECT, Certified.class));
  }

  private static ContractResults results(ExtensionContext context) {
    Store everywhere = context.getRoot().getStore(OURS);
    return everywhere.getOrComputeIfAbsent(ContractResults.class);
  }
}
