package no.samklang.sync.store.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "no.samklang.sync.store", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnTheSpiAndItsDriverOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.sql..",
              "no.samklang.sync.store.jdbc",
              "no.samklang.sync.spi",
              "com.fasterxml.jackson..",
              "org.sqlite..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule takesTheTimeFromAClock =
      noClasses().should().callMethod(Instant.class, "now").allowEmptyShould(true);

  @ArchTest
  static final ArchRule hasNoPackageCycles =
      slices().matching("no.samklang.sync.(**)").should().beFreeOfCycles();
}
