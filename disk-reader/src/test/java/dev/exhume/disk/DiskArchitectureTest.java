package dev.exhume.disk;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** Images, the volumes on them and file systems know of each other in one direction only. */
@AnalyzeClasses(packages = "dev.exhume", importOptions = ImportOption.DoNotIncludeTests.class)
class DiskArchitectureTest {
  @ArchTest
  void nothingIsKnownOfWhoReadsDisks(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.exhume.disk..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.exhume.core..", "dev.exhume.cli..", "dev.exhume.rpm..")
        .check(classes);
  }

  @ArchTest
  void aFileSystemKnowsNothingOfWhereItsBytesLie(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.exhume.disk.filesystem..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.exhume.disk.image..", "dev.exhume.disk.volume..")
        .check(classes);
  }

  @ArchTest
  void anImageKnowsNothingOfWhatIsOnIt(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.exhume.disk.image..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.exhume.disk.filesystem..", "dev.exhume.disk.volume..")
        .check(classes);
  }

  @ArchTest
  void volumesKnowNoFormatOfImagesOrFileSystems(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.exhume.disk.volume..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.exhume.disk.image.(*)..", "dev.exhume.disk.filesystem.(*)..")
                .and(resideInAPackage("dev.exhume.disk.image.part").negate()))
        .check(classes);
  }

  @ArchTest
  void formatsOfImagesDoNotKnowEachOther(JavaClasses classes) {
    slices()
        .matching("dev.exhume.disk.image.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage("dev.exhume.disk.image.part"))
        .check(classes);
  }

  @ArchTest
  void kindsOfFileSystemsDoNotKnowEachOther(JavaClasses classes) {
    slices()
        .matching("dev.exhume.disk.filesystem.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            alwaysTrue(),
            resideInAnyPackage(
                "dev.exhume.disk.filesystem.block", "dev.exhume.disk.filesystem.inode"))
        .check(classes);
  }

  @ArchTest
  void kindsOfVolumesHaveNoCycles(JavaClasses classes) {
    slices().matching("dev.exhume.disk.volume.(*)..").should().beFreeOfCycles().check(classes);
  }
}
