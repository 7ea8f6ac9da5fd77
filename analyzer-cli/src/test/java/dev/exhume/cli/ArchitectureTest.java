package dev.exhume.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.GeneralCodingRules;

/** The direction of dependencies that ARCHITECTURE.md draws. */
@AnalyzeClasses(packages = "dev.exhume", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  void modulesDependInOneDirection(JavaClasses classes) {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.exhume..")
        .withOptionalLayers(true)
        .layer("binary")
        .definedBy("dev.exhume.binary..")
        .layer("filesystem")
        .definedBy("dev.exhume.filesystem..")
        .layer("rpm-reader")
        .definedBy("dev.exhume.rpm..")
        .layer("vmx-parser")
        .definedBy("dev.exhume.vm..")
        .layer("disk-reader")
        .definedBy("dev.exhume.disk..")
        .layer("core")
        .definedBy("dev.exhume.core..")
        .layer("analyzer-cli")
        .definedBy("dev.exhume.cli..")
        .whereLayer("analyzer-cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers("analyzer-cli")
        .whereLayer("rpm-reader")
        .mayOnlyBeAccessedByLayers("core", "analyzer-cli")
        .whereLayer("vmx-parser")
        .mayOnlyBeAccessedByLayers("core", "analyzer-cli")
        .whereLayer("disk-reader")
        .mayOnlyBeAccessedByLayers("core", "analyzer-cli")
        .whereLayer("filesystem")
        .mayOnlyBeAccessedByLayers("disk-reader", "core", "analyzer-cli")
        .whereLayer("binary")
        .mayOnlyBeAccessedByLayers("rpm-reader", "disk-reader", "core")
        .ignoreDependency(testSupport(), DescribedPredicate.alwaysTrue())
        .check(classes);
  }

  @ArchTest
  void packagesOfTheAnalysisHaveNoCycles(JavaClasses classes) {
    slices().matching("dev.exhume.core.analysis.(*)..").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  void theProfileKnowsNothingOfTheAnalysisOrTheKit(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.exhume.core.profile..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.exhume.core.analysis..", "dev.exhume.core.kit..")
        .check(classes);
  }

  @ArchTest
  void theKitSeesTheProfileAndTheFileSystemAndNothingElse(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.exhume.core.kit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.exhume.core.analysis..", "dev.exhume.core.source..", "dev.exhume.rpm..")
        .check(classes);
  }

  @ArchTest
  void theReportSeesTheProfileAndNothingElse(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.exhume.core.report..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.exhume..")
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        "dev.exhume.core.report..",
                        "dev.exhume.core.profile..",
                        "dev.exhume.core.reading..")))
        .check(classes);
  }

  @ArchTest
  void detectorsNeverKnowWhereTheBytesCameFrom(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.exhume.core.analysis..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.exhume.core.source..", "dev.exhume.core.kit..")
        .check(classes);
  }

  @ArchTest
  void onlyTheCommandTouchesTheStandardStreams(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.exhume.cli..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> testSupport() {
    return JavaClass.Predicates.resideInAPackage("dev.exhume.testdata..");
  }
}
