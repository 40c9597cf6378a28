import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of packages and ends the process with 10 at the first that fails. */
final class FirstFailure {
  private FirstFailure() {}

  public static void main(String[] packages) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(packages).map(DiscoverySelectors::selectPackage).toList())
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                  System.out.println("NOTICED " + test.getLegacyReportingName());
                  System.out.flush();
                  Runtime.getRuntime().halt(10);
                }
              }
            });
    Runtime.getRuntime().halt(0);
  }
}
