package io.nicebeach;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.invoke.MethodHandles;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the rooms of core and training to the tables in docs/architecture.md. */
class ArchitectureTest {
  private static final String BASE = "io.nicebeach.";

  private static final String REFLECTION =
      "forName|newInstance|get(Declared)?(Constructor|Method|Field|RecordComponent|Class)(s|es)?";

  private static final JavaClasses NICEBEACH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.nicebeach");

  @ParameterizedTest(name = "{0} may use {1}")
  @CsvSource({
    "text, ''",
    "settings, text",
    "matrix, ''",
    "signal, ''",
    "audio, signal text",
    "features, audio signal settings text",
    "network, matrix settings",
    "loss, matrix network",
    "language, text",
    "grammar, text",
    "decode, grammar language loss network settings text",
    "model, decode features network settings text",
    "recognize, audio decode features grammar model network signal text",
    "teach, audio decode features model network recognize text",
    "plain, loss matrix network",
    "data, audio features network settings signal text",
    "evaluate, decode text",
    "train, audio data decode evaluate features loss model network settings text",
  })
  void aPackageUsesOnlyItsRow(String room, String allowed) {
    Set<String> known = Set.of((room + " " + allowed).trim().split(" "));
    DescribedPredicate<JavaClass> elsewhere =
        DescribedPredicate.describe(
            "in another room than " + known,
            c -> c.getPackageName().startsWith(BASE) && !known.contains(roomOf(c)));
    noClasses()
        .that()
        .resideInAPackage(BASE + room + "..")
        .should()
        .dependOnClassesThat(elsewhere)
        .check(NICEBEACH);
  }

  @Test
  void noCycles() {
    slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(NICEBEACH);
  }

  @Test
  void theRoomsOfDataFormNoCircle() {
    slices().matching(BASE + "data.(*)").should().beFreeOfCycles().check(NICEBEACH);
    noClasses()
        .that()
        .resideInAPackage(BASE + "data")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + "data.*")
        .check(NICEBEACH);
  }

  @Test
  void nothingPrintsNorExits() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(NICEBEACH);
  }

  /** What a native image or a shrinker could not see: see docs/embedding.md. */
  @Test
  void nothingIsFoundByReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .callMethodWhere(target(owner(type(Class.class))).and(target(nameMatching(REFLECTION))))
        .orShould()
        .callMethod(MethodHandles.class, "lookup")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(MethodHandles.Lookup.class)
        .check(NICEBEACH);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(BASE + "audio.AudioReader")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ServiceLoader.class)
        .check(NICEBEACH);
  }

  private static String roomOf(JavaClass javaClass) {
    String rest = javaClass.getPackageName().substring(BASE.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
