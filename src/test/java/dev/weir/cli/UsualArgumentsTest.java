package dev.weir.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Arguments that are read without picocli mean just what they mean to picocli. */
class UsualArgumentsTest {

  private static final int TRIES = 25;

  private static final List<String> WORDS =
      List.of("live", "Channel.main-stage", "-", "5m", "json", "2", "text=a.txt", "fast", "a=b");

  @TempDir Path folder;

  static Stream<String> commands() {
    return Commands.all().stream().map(Commands.Entry::name);
  }

  @Test
  void the_option_fields_are_what_the_annotations_say() {
    var source = new OptionFieldsSource();
    source.add(CommonOptions.class);
    commands().forEach(name -> source.add(command(name).getClass()));
    Golden.check("../../main/java/dev/weir/cli/OptionFields.java", source.text());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void what_is_understood_is_what_picocli_understands(String name) {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      var arguments = i == 0 ? List.<String>of() : arguments(name, random);
      var common = new CommonOptions();
      var command = command(name);
      if (UsualArguments.read(arguments, OptionTable.read(), common, command)) {
        assertThat(told(common, command))
            .as("weir %s %s, seed %d", name, arguments, seed)
            .isEqualTo(toldByPicocli(name, arguments));
      } else {
        assertThat(told(common, command)).isEqualTo(told(new CommonOptions(), command(name)));
      }
    }
  }

  @Test
  void usual_arguments_are_understood() {
    for (var line :
        List.of(
            "plan live",
            "plan --sandbox examples/quickstart",
            "plan --detailed-exitcode -o json=a.json -o markdown --env prod --var a=b live",
            "plan --target Channel.a --target=Channel.b-* --refresh fast --out plan.weir",
            "apply --auto-approve --lock-timeout 5m live",
            "drift live",
            "validate",
            "show live",
            "state list")) {
      var entry = Commands.find(List.of(line.split(" "))).orElseThrow();
      assertThat(
              UsualArguments.read(
                  entry.arguments(), OptionTable.read(), command(entry.entry().name())))
          .as(line)
          .isTrue();
    }
  }

  private Callable<Integer> command(String name) {
    var entry = Commands.find(List.of(name.split(" "))).orElseThrow().entry();
    return Commands.make(entry, new Terminal(surroundings(), new CommonOptions()));
  }

  private Surroundings surroundings() {
    return new CommandLineFixture(folder)
        .surroundings(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
  }

  private Map<String, Object> toldByPicocli(String name, List<String> arguments) {
    var entry = Commands.find(List.of(name.split(" "))).orElseThrow().entry();
    var spec = Runner.describe(entry, surroundings());
    spec.commandLine().parseArgs(arguments.toArray(String[]::new));
    return told(requireNonNull(spec.mixins().get("common")).userObject(), spec.userObject());
  }

  /** Words that may follow a command: names of its options, values, operands, and rubbish. */
  private List<String> arguments(String name, Random random) {
    var entry = Commands.find(List.of(name.split(" "))).orElseThrow().entry();
    var options = Runner.describe(entry, surroundings()).options();
    var arguments = new ArrayList<String>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      var option = options.get(random.nextInt(options.size()));
      var names = option.names();
      var chosen = names[random.nextInt(names.length)];
      var word = WORDS.get(random.nextInt(WORDS.size()));
      switch (random.nextInt(8)) {
        case 0 -> arguments.add(word);
        case 1 -> arguments.add(chosen);
        case 2 -> arguments.add(chosen + "=" + word);
        case 3 -> arguments.add(random.nextBoolean() ? "--nonsense" : "");
        default -> {
          arguments.add(chosen);
          if (option.arity().max() > 0) {
            arguments.add(word);
          }
        }
      }
    }
    return arguments;
  }

  /** What all fields with options hold. */
  private static Map<String, Object> told(Object... holders) {
    var told = new LinkedHashMap<String, Object>();
    for (var holder : holders) {
      tell(holder.getClass().getSimpleName(), holder, told);
    }
    return told;
  }

  private static void tell(String path, Object holder, Map<String, Object> told) {
    for (var field : holder.getClass().getDeclaredFields()) {
      try {
        field.setAccessible(true);
        if (field.isAnnotationPresent(Mixin.class)) {
          tell(path + "." + field.getName(), field.get(holder), told);
        } else if (isRead(field)) {
          told.put(path + "." + field.getName(), String.valueOf(field.get(holder)));
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static boolean isRead(Field field) {
    return field.isAnnotationPresent(Option.class) || field.isAnnotationPresent(Parameters.class);
  }
}
