package no.samklang.sync.store.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import java.time.Instant;
import no.samklang.sync.spi.SyncStateStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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

  /** What somebody has to write who brings a store. */
  @Test
  @Tag("F-58")
  void storeIsOneSmallInterfaceThatStandsOnTheSpiAlone() {
    JavaClasses store =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("no.samklang.sync.store");
    dependsOnTheSpiAndItsDriverOnly.check(store);
    assertThat(SyncStateStore.class.getMethods())
        .filteredOn(method -> Modifier.isAbstract(method.getModifiers()))
        .hasSizeLessThanOrEqualTo(30);
  }

  @ArchTest
  static final ArchRule takesTheTimeFromAClock =
      noClasses().should().callMethod(Instant.class, "now").allowEmptyShould(true);

  @ArchTest
  static final ArchRule hasNoPackageCycles =
      slices().matching("no.samklang.sync.(**)").should().beFreeOfCycles();
}
