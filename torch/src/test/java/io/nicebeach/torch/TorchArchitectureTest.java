package io.nicebeach.torch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The training engine knows networks and losses, and nothing of sound, corpora or trainings. */
class TorchArchitectureTest {
  @Test
  void usesNetworksLossesAndLibtorchOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.bytedeco..",
            "org.jspecify.annotations",
            "io.nicebeach.torch",
            "io.nicebeach.network..",
            "io.nicebeach.loss",
            "io.nicebeach.matrix")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.nicebeach.torch"));
  }
}
