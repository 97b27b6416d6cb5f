package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.weir.engine.Engine;
import dev.weir.engine.Survey;
import dev.weir.ledger.LedgerSession;
import dev.weir.ledger.LedgerStore;
import dev.weir.provider.KindWriter;
import dev.weir.provider.ProviderModule;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Follows every call that a command can make, through interfaces to all that implement them, and
 * looks whether it comes by what makes a writing client, applies, or takes the ledger's lock.
 */
class DriftReadOnlyTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.weir");

  @Test
  void drift_reaches_nothing_that_writes() {
    var reached = reachedFrom("dev.weir.cli.DriftCommand");

    assertThat(reached).contains(Survey.class.getName() + ".look");
    assertThat(reached).contains("dev.weir.provider.KindReader.list");
    assertThat(reached)
        .noneMatch(name -> name.startsWith(KindWriter.class.getName()))
        .noneMatch(name -> name.startsWith(LedgerSession.class.getName()))
        .noneMatch(name -> name.startsWith(Engine.class.getName() + "."))
        .doesNotContain(
            ProviderModule.class.getName() + ".writers", LedgerStore.class.getName() + ".open");
  }

  @Test
  void the_search_finds_what_apply_reaches() {
    assertThat(reachedFrom("dev.weir.cli.ApplyCommand"))
        .contains(
            ProviderModule.class.getName() + ".writers", LedgerStore.class.getName() + ".open");
  }

  /** The methods that the call of a command can come by, as {@code class.method}. */
  private static Set<String> reachedFrom(String command) {
    var names = new HashSet<String>();
    var seen = new HashSet<JavaCodeUnit>();
    var open = new ArrayDeque<JavaCodeUnit>();
    CLASSES.get(command).getCodeUnits().forEach(open::add);
    while (!open.isEmpty()) {
      var unit = open.poll();
      if (seen.add(unit)) {
        names.add(unit.getOwner().getName() + "." + unit.getName());
        targets(unit).forEach(open::add);
        // What is made may be called from anywhere, a library included.
        if (unit.isConstructor()) {
          unit.getOwner().getMethods().stream()
              .filter(method -> overridesForeign(unit.getOwner(), method))
              .forEach(open::add);
        }
      }
    }
    return names;
  }

  private static Stream<JavaCodeUnit> targets(JavaCodeUnit unit) {
    var calls = unit.getCallsFromSelf().stream().flatMap(call -> resolved((JavaCall<?>) call));
    var references =
        Stream.concat(
                unit.getMethodReferencesFromSelf().stream()
                    .map(reference -> reference.getTarget().resolveMember()),
                unit.getConstructorReferencesFromSelf().stream()
                    .map(reference -> reference.getTarget().resolveMember()))
            .flatMap(member -> member.stream())
            .map(JavaCodeUnit.class::cast)
            .flatMap(DriftReadOnlyTest::withOverrides);
    return Stream.concat(calls, references);
  }

  private static Stream<JavaCodeUnit> resolved(JavaCall<?> call) {
    return call.getTarget().resolveMember().stream()
        .map(JavaCodeUnit.class::cast)
        .filter(unit -> unit.getOwner().getPackageName().startsWith("dev.weir"))
        .flatMap(DriftReadOnlyTest::withOverrides);
  }

  private static Stream<JavaCodeUnit> withOverrides(JavaCodeUnit unit) {
    if (!(unit instanceof JavaMethod method)) {
      return Stream.of(unit);
    }
    var overrides =
        unit.getOwner().getAllSubclasses().stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(other -> other.getName().equals(method.getName()))
            .filter(other ->
                other.getRawParameterTypes().size() == method.getRawParameterTypes().size());
    return Stream.concat(Stream.of(unit), overrides);
  }

  private static boolean overridesForeign(JavaClass owner, JavaMethod method) {
    return Stream.concat(
            owner.getAllRawInterfaces().stream(), owner.getAllRawSuperclasses().stream())
        .filter(type -> !type.getPackageName().startsWith("dev.weir"))
        .filter(type -> !type.isEquivalentTo(Object.class) && !type.isEquivalentTo(Record.class))
        .anyMatch(type ->
            type.getMethods().isEmpty()
                || type.getMethods().stream()
                    .anyMatch(other -> other.getName().equals(method.getName())));
  }
}
