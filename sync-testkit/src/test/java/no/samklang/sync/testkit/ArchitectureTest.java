package no.samklang.sync.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "no.samklang.sync.testkit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnCoreAndTheTestLibrariesOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "no.samklang.sync",
              "no.samklang.sync.testkit..",
              "no.samklang.sync.http",
              "no.samklang.sync.model",
              "no.samklang.sync.spi",
              "com.fasterxml.jackson..",
              "org.assertj..",
              "org.junit.jupiter.api..",
              "org.opentest4j..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule takesTheTimeFromAClock =
      noClasses().should().callMethod(Instant.class, "now").allowEmptyShould(true);

  @ArchTest
  static final ArchRule hasNoPackageCycles =
      slices().matching("no.samklang.sync.(**)").should().beFreeOfCycles();
}
