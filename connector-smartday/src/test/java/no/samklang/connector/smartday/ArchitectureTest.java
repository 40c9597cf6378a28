package no.samklang.connector.smartday;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(
    packages = "no.samklang.connector.smartday",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/no/samklang/connector/smartday");

  @ArchTest
  static final ArchRule DEPENDS_ON_CORE_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.fasterxml.jackson..",
              "org.jspecify..",
              "no.samklang.sync.http..",
              "no.samklang.sync.model..",
              "no.samklang.sync.spi..",
              "no.samklang.connector.smartday..");

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
          .and()
          .areTopLevelClasses()
          .should()
          .haveSimpleName("SmartdayProvider")
          .orShould()
          .haveSimpleName("SmartdayTexts");

  @ArchTest
  static final ArchRule SPEAKS_TO_THE_PORT_AND_NOT_TO_THE_API =
      noClasses()
          .that()
          .areTopLevelClasses()
          .and()
          .haveSimpleNameNotStartingWith("Api")
          .and()
          .doNotHaveSimpleName("Configuration")
          .and()
          .doNotHaveSimpleName("SmartdayConnector")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameStartingWith("Api");

  /** Names are constants, which leave no trace in classes. */
  @Test
  void namesOfTheApiStandBehindThePort() throws IOException {
    List<String> allowed = List.of("Configuration.java", "package-info.java");
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("Api") && !allowed.contains(name)) {
          assertThat(Files.readString(file)).as(name).doesNotContain("ApiNames", "/orders", "Top");
        }
      }
    }
  }
}
