package no.samklang.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;

@AnalyzeClasses(packages = "no.samklang.sync", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String MODEL = "no.samklang.sync.model";
  private static final String SPI = "no.samklang.sync.spi";
  private static final String HOST = "no.samklang.sync";
  private static final String HTTP = "no.samklang.sync.http";
  private static final String MEMORY = "no.samklang.sync.memory";
  private static final String ENGINE = "no.samklang.sync.internal";

  private static ArchRule knowsOnly(String of, String... others) {
    String[] all = java.util.Arrays.copyOf(others, others.length + 5);
    all[others.length] = of;
    all[others.length + 1] = "java..";
    all[others.length + 2] = "org.jspecify..";
    all[others.length + 3] = "com.fasterxml.jackson..";
    all[others.length + 4] = "org.slf4j..";
    return classes()
        .that()
        .resideInAPackage(of)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(all);
  }

  @ArchTest static final ArchRule theModelKnowsNothing = knowsOnly(MODEL);
  @ArchTest static final ArchRule theSpiKnowsTheModel = knowsOnly(SPI, MODEL);
  @ArchTest static final ArchRule theHttpToolkitKnowsTheSpi = knowsOnly(HTTP, SPI, MODEL);
  @ArchTest static final ArchRule theStoreInMemoryKnowsTheSpi = knowsOnly(MEMORY, SPI, MODEL);
  @ArchTest static final ArchRule theHostApiKnowsTheSpi = knowsOnly(HOST, SPI, MODEL);
  @ArchTest static final ArchRule theEngineKnowsTheHostApi = knowsOnly(ENGINE, HOST, SPI, MODEL);

  @ArchTest
  static final ArchRule hasNoPackageCycles =
      slices().matching("no.samklang.sync.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule takesTheTimeFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule theEngineAsksHowLongACallTookInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage(HTTP)
          .and()
          .doNotHaveFullyQualifiedName("no.samklang.sync.internal.RouteContext")
          .should()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule sleepsInOnePlace =
      noClasses()
          .that()
          .haveNameNotMatching("no\\.samklang\\.sync\\.http\\.Waiter.*")
          .should()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule takesIdsFromOneSource =
      noClasses()
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule theEngineHasNoClockOfItsOwn =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .callMethod(InstantSource.class, "system");
}
