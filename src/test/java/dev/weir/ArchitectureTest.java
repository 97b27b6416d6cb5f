package dev.weir;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** The tree is the architecture; this is what keeps it so. */
@AnalyzeClasses(packages = "dev.weir", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "dev.weir.";
  private static final String ANY_CLOUD = "provider.*";
  private static final String EVERYTHING = "*";

  /** Who may use whom. A room is a package right under the base, or one cloud under provider. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("diag", Set.of()),
          Map.entry("cel", Set.of("diag")),
          Map.entry("kind", Set.of("diag")),
          Map.entry("time", Set.of("kind", "diag")),
          Map.entry("manifest", Set.of("kind", "diag")),
          Map.entry("schema", Set.of("kind")),
          Map.entry("ledger", Set.of("kind", "diag")),
          Map.entry("plan", Set.of("ledger", "kind", "diag", "manifest")),
          Map.entry("http", Set.of("diag")),
          Map.entry("sandbox", Set.of("http", "diag")),
          // What was recorded is asked for by windows of time.
          Map.entry("provider", Set.of("time", "kind", "diag", "http", "sandbox")),
          Map.entry(ANY_CLOUD, Set.of("provider", "time", "http", "sandbox", "kind", "diag")),
          Map.entry("policy", Set.of("cel", "plan", "ledger", "manifest", "kind", "diag")),
          Map.entry(
              "engine",
              Set.of("policy", "provider", "plan", "ledger", "manifest", "http", "kind", "diag")),
          // What is recorded is what the engine tells; the way back is an ordinary plan.
          Map.entry("history", Set.of("engine", "plan", "ledger", "manifest", "kind", "diag")),
          // What is live becomes documents, which are then read as any others are.
          Map.entry("export", Set.of("engine", "manifest", "kind", "diag")),
          // The one room beside the command line that has both an engine and a sandbox.
          Map.entry(
              "proof",
              Set.of(
                  "history",
                  "engine",
                  "sandbox",
                  "provider",
                  "plan",
                  "ledger",
                  "manifest",
                  "http",
                  "kind",
                  "diag")),
          Map.entry(
              "render",
              // What operations answer is the providers' to say; it is drawn as it comes.
              Set.of(
                  "proof",
                  "history",
                  "engine",
                  "provider",
                  "time",
                  "plan",
                  "ledger",
                  "kind",
                  "diag",
                  "manifest")),
          // Takes calls from outside and hands them to the desks of providers.
          Map.entry("serve", Set.of("provider", "kind", "diag")),
          // The forge where a plan is reviewed is no provider: one small client of its own.
          Map.entry("review", Set.of("http", "diag")),
          Map.entry("shell", Set.of()),
          Map.entry("notify", Set.of("render", "http", "diag")),
          Map.entry("cli", Set.of(EVERYTHING)));

  private static final String[] PURE = {
    "dev.weir.cel..",
    "dev.weir.plan..",
    "dev.weir.policy..",
    "dev.weir.kind..",
    "dev.weir.time..",
    "dev.weir.schema..",
    "dev.weir.render.."
  };

  @ArchTest
  static final ArchRule roomsKeepToTheTable =
      classes()
          .should(useOnlyTheRoomsOfTheTable())
          .because("dependencies run one way, and each cloud can be taken out alone")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("dev.weir.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages in a cycle can only be understood together")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheCommandLineTouchesTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.weir.cli..")
          .should()
          .accessTargetWhere(targetIs("the process itself", ArchitectureTest::isProcess))
          .because("everything else takes what it needs as an argument, so tests can give it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.weir.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("the command line is one way in, not the shape of the program")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyOneRoomKnowsTheLibraryForExpressions =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.weir.cel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.cel..", "com.google.protobuf..")
          .because("it is large, and loaded only where somebody writes an expression")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule reflectionStaysInTwoRooms =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.weir.kind..", "dev.weir.sandbox..")
          .should()
          .dependOnClassesThat(describe("reflect", ArchitectureTest::isReflection))
          .because("kinds are read and emulators are routed by reflection once, for everybody")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule pureRoomsReachNothingOutside =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              describe("reach files or the network", ArchitectureTest::reachesOutside))
          .because("plans and their text are computed from values alone")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule pureRoomsAreDeterministic =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .accessTargetWhere(
              targetIs(
                  "the clock or chance",
                  target -> isWallClock(target) || isStopwatch(target) || isChance(target)))
          .because("the same input has to give the same plan, byte for byte")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule timeIsGiven =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.weir.cli..", "dev.weir.sandbox..")
          .should()
          .accessTargetWhere(targetIs("the wall clock", ArchitectureTest::isWallClock))
          .because("the clock is an argument, so that tests can move it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule cloudsShowOnlyModuleAndKinds =
      classes()
          .that()
          .resideInAPackage("dev.weir.provider.*..")
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should(
              ArchCondition.from(
                  describe(
                      "be the module or a kind record", ArchitectureTest::isModuleOrKindRecord)))
          .because("what a cloud keeps to itself can change with the cloud")
          .allowEmptyShould(true);

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    var unmarked =
        classes.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> !isNullMarked(name))
            .collect(toCollection(TreeSet::new));

    assertThat(unmarked).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @ArchTest
  static void theRulesSeeTheProgram(JavaClasses classes) {
    assertThat(classes.size()).as("imported classes").isGreaterThan(20);
  }

  private static ArchCondition<JavaClass> useOnlyTheRoomsOfTheTable() {
    return new ArchCondition<>("use only the rooms their own room may use") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        var from = room(origin);
        var allowed = MAY_USE.get(row(from));
        if (allowed == null) {
          events.add(
              SimpleConditionEvent.violated(
                  origin, origin.getName() + " is in a room that the table does not have"));
          return;
        }
        for (var dependency : origin.getDirectDependenciesFromSelf()) {
          if (!permitted(from, allowed, dependency)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean permitted(String from, Set<String> allowed, Dependency dependency) {
    var target = dependency.getTargetClass().getBaseComponentType();
    if (!target.getPackageName().startsWith(BASE)) {
      return true;
    }
    var to = room(target);
    return to.equals(from) || allowed.contains(EVERYTHING) || allowed.contains(to);
  }

  /** {@code kind} for {@code dev.weir.kind.x.Y}, {@code provider.a} for {@code provider.a.x.Y}. */
  private static String room(JavaClass type) {
    var name = type.getPackageName();
    if (!name.startsWith(BASE)) {
      return "";
    }
    var parts = name.substring(BASE.length()).split("\\.");
    return parts[0].equals("provider") && parts.length > 1 ? "provider." + parts[1] : parts[0];
  }

  private static String row(String room) {
    return room.startsWith("provider.") ? ANY_CLOUD : room;
  }

  private static boolean isNullMarked(String packageName) {
    try {
      return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static boolean isModuleOrKindRecord(JavaClass type) {
    return type.getSimpleName().endsWith("Module")
        || (type.isRecord() && type.isAnnotatedWith("dev.weir.kind.Describes"));
  }

  /** {@code Type} in a signature is a name for a type, as Feign's codecs take it. */
  private static boolean isReflection(JavaClass type) {
    return type.getPackageName().equals("java.lang.reflect")
        && !type.getName().equals("java.lang.reflect.Type");
  }

  private static boolean reachesOutside(JavaClass type) {
    var name = type.getName();
    return switch (type.getPackageName()) {
      case "java.net" ->
          !name.startsWith("java.net.URI") && !name.matches("java\\.net\\.URL(En|De)coder");
      case "java.io" -> name.matches("java\\.io\\.(File.*|RandomAccessFile)");
      default ->
          name.matches(
              "(java\\.nio\\.(file|channels)|java\\.net\\.http|javax\\.net|com\\.sun\\.net|feign)"
                  + "\\..+");
    };
  }

  private static boolean isProcess(AccessTarget target) {
    return switch (target.getOwner().getName()) {
      case "java.lang.System" ->
          target
              .getName()
              .matches("out|err|in|exit|getenv|(get|set|clear)Propert(y|ies)|set(Out|Err|In)");
      case "java.lang.Runtime" -> target.getName().matches("exit|halt|addShutdownHook");
      default -> false;
    };
  }

  private static boolean isWallClock(AccessTarget target) {
    var owner = target.getOwner();
    return switch (target.getName()) {
      case "now" -> owner.getPackageName().startsWith("java.time") && !takes(target, Clock.class);
      case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
      case "<init>" -> owner.isEquivalentTo(Date.class) && takesNothing(target);
      case "tickMillis", "tickSeconds", "tickMinutes" -> owner.isEquivalentTo(Clock.class);
      default -> owner.isEquivalentTo(Clock.class) && target.getName().startsWith("system");
    };
  }

  private static boolean isStopwatch(AccessTarget target) {
    return target.getOwner().isEquivalentTo(System.class) && target.getName().equals("nanoTime");
  }

  private static boolean isChance(AccessTarget target) {
    var owner = target.getOwner().getName();
    return owner.matches(
            "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom|random\\..+)")
        || owner.equals("java.security.SecureRandom")
        || Set.of("randomUUID", "shuffle").contains(target.getName())
        || (owner.equals("java.lang.Math") && target.getName().equals("random"));
  }

  private static boolean takes(AccessTarget target, Class<?> type) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream()
            .anyMatch(parameter -> parameter.isEquivalentTo(type));
  }

  private static boolean takesNothing(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().isEmpty();
  }

  private static DescribedPredicate<JavaAccess<?>> targetIs(
      String description, Predicate<AccessTarget> test) {
    return describe("it is " + description, access -> test.test(access.getTarget()));
  }
}
