package io.nicebeach;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the rooms of app apart: the command line uses the others, never the other way round. */
class AppArchitectureTest {
  private static final JavaClasses NICEBEACH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.nicebeach");

  @Test
  void reportsUseTheResultsOfCoreAndTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.nicebeach.report..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.imageio..",
            "org.jspecify.annotations",
            "io.nicebeach.report..",
            "io.nicebeach.audio",
            "io.nicebeach.decode",
            "io.nicebeach.evaluate",
            "io.nicebeach.features",
            "io.nicebeach.recognize",
            "io.nicebeach.signal",
            "io.nicebeach.text")
        .check(NICEBEACH);
  }

  @Test
  void theCheckOfCorporaUsesSoundAndDataOnly() {
    classes()
        .that()
        .resideInAPackage("io.nicebeach.check")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "io.nicebeach.check",
            "io.nicebeach.audio",
            "io.nicebeach.data..",
            "io.nicebeach.features",
            "io.nicebeach.settings",
            "io.nicebeach.text")
        .check(NICEBEACH);
  }

  @Test
  void onnxUsesModelsAndNetworksOnly() {
    classes()
        .that()
        .resideInAPackage("io.nicebeach.onnx")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "io.nicebeach.onnx",
            "io.nicebeach.features",
            "io.nicebeach.model",
            "io.nicebeach.network..",
            "io.nicebeach.settings")
        .check(NICEBEACH);
  }

  @Test
  void microphonesGiveSoundOnly() {
    classes()
        .that()
        .resideInAPackage("io.nicebeach.microphone")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.sound.sampled..",
            "org.jspecify.annotations",
            "io.nicebeach.microphone",
            "io.nicebeach.audio")
        .check(NICEBEACH);
  }

  @Test
  void onlyMicrophonesRecord() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.nicebeach.microphone")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.sound..")
        .check(NICEBEACH);
  }

  @Test
  void onlyReportsDraw() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.nicebeach.report..", "io.nicebeach.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
        .check(NICEBEACH);
  }

  @Test
  void theRoomsOfTheCommandLineFormNoCircle() {
    slices().matching("io.nicebeach.cli.(*)").should().beFreeOfCycles().check(NICEBEACH);
    noClasses()
        .that()
        .resideInAPackage("io.nicebeach.cli.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.nicebeach.cli")
        .check(NICEBEACH);
  }

  @Test
  void theRoomsOfReportsFormNoCircle() {
    slices().matching("io.nicebeach.report.(*)").should().beFreeOfCycles().check(NICEBEACH);
    noClasses()
        .that()
        .resideInAPackage("io.nicebeach.report")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.nicebeach.report.*")
        .check(NICEBEACH);
  }

  @Test
  void reportsNeverPrint() {
    noClasses()
        .that()
        .resideInAPackage("io.nicebeach.report..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(NICEBEACH);
  }
}
