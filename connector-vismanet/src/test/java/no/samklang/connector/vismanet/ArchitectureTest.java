package no.samklang.connector.vismanet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "no.samklang.connector", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnCoreOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "no.samklang.connector.vismanet",
              "no.samklang.sync.http",
              "no.samklang.sync.model",
              "no.samklang.sync.spi",
              "com.fasterxml.jackson..",
              "org.slf4j..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule takesTheTimeFromAClock =
      noClasses().should().callMethod(Instant.class, "now").allowEmptyShould(true);

  @ArchTest
  static final ArchRule neverSleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class).allowEmptyShould(true);
}
