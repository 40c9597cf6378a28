package no.samklang.sync.testkit;

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
   * What is to be certified.
   *
   * @param connector id of the connector
   * @param type name of the entity type
   * @param capabilities what is declared of it
   * @param ofSource whether the reading side is tried
   */
  record Certified(String connector, String type, Capabilities capabilities, boolean ofSource) {
    Optional<String> declared(Ability ability) {
      return ability.ofSource() == ofSource ? ability.declaredIn(capabilities) : Optional.empty();
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
