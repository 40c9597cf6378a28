package no.samklang.connector.tidsbanken;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(
    packages = "no.samklang.connector.tidsbanken",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DEPENDS_ON_CORE_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.xml.stream..",
              "com.fasterxml.jackson..",
              "org.jspecify..",
              "no.samklang.sync.http..",
              "no.samklang.sync.model..",
              "no.samklang.sync.spi..",
              "no.samklang.connector.tidsbanken..");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_THE_CONTEXT =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule ONLY_SERVICES_ARE_PUBLIC =
      classes()
          .that()
          .arePublic()
          .should()
          .haveSimpleName("TidsbankenProvider")
          .orShould()
          .haveSimpleName("TidsbankenTexts");
}
