package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the class that stands for the annotations of commands where time is short. */
final class OptionFieldsSource {

  private static final Set<String> READ_WITHOUT_CONVERTER =
      Set.of("String", "Path", "Duration", "Address");

  private final Map<String, Class<?>> classes = new TreeMap<>();
  private final Set<String> imported =
      new TreeSet<>(Set.of(ITypeConverter.class.getCanonicalName()));
  private final Set<String> converters = new TreeSet<>();

  /** Adds a class with options, and those of its mixins. */
  void add(Class<?> type) {
    assertThat(type.getSuperclass()).isEqualTo(Object.class);
    assertThat(type.getDeclaredMethods())
        .noneMatch(method -> method.isAnnotationPresent(Option.class));
    classes.put(plainName(type), type);
    fields(type)
        .filter(field -> field.isAnnotationPresent(Mixin.class))
        .forEach(field -> add(field.getType()));
  }

  String text() {
    var table = new StringBuilder();
    var mixins = new StringBuilder();
    var sets = new StringBuilder();
    classes.forEach((name, type) -> {
      table.append("      ").append(name).append('\n');
      var unusual = fields(type).filter(OptionFieldsSource::needsPicocli).findFirst();
      if (unusual.isPresent()) {
        table.append("        PICOCLI ").append(unusual.get().getName()).append('\n');
      } else {
        fields(type).forEach(field -> add(name, field, table, mixins, sets));
      }
    });
    var source =
        """
            package dev.weir.cli;

            %s
            /**
             * The fields that arguments are put in. {@code UsualArgumentsTest} holds this to the annotations,
             * and writes it with {@code -Dweir.golden=write}.
             */
            final class OptionFields {

              /** Each class with options, and what its fields are. */
              static final String TABLE =
                  \"""
            %s      \""";

              private OptionFields() {}

              /** The object with options that a field holds. */
              static Object mixin(Object holder, String field) {
                return switch (field) {
            %s      default -> throw new IllegalArgumentException(field);
                };
              }

              /** What reads values with a converter of their own. */
          static ITypeConverter<?> converter(String name) {
            return switch (name) {
        %s      default -> throw new IllegalArgumentException(name);
            };
          }

          /** Gives a field its value. */
              @SuppressWarnings("unchecked")
              static void set(Object holder, String field, Object value) {
                switch (field) {
            %s      default -> throw new IllegalArgumentException(field);
                }
              }
            }
        """
            .formatted(imports(), table, mixins, converters(), sets);
    try {
      return new Formatter().formatSource(source);
    } catch (FormatterException e) {
      throw new AssertionError(source, e);
    }
  }

  private String converters() {
    return converters.stream()
        .map(name -> "      case \"%s\" -> new %s();\n".formatted(name, name.replace('$', '.')))
        .collect(Collectors.joining());
  }

  private String imports() {
    return imported.stream().map("import %s;\n"::formatted).collect(Collectors.joining());
  }

  private void add(
      String type, Field field, StringBuilder table, StringBuilder mixins, StringBuilder sets) {
    var name = type + "." + field.getName();
    var holder = "((%s) holder).%s".formatted(type, field.getName());
    if (field.isAnnotationPresent(Mixin.class)) {
      table.append("        MIXIN ").append(field.getName()).append('\n');
      mixins.append("      case \"%s\" -> %s;\n".formatted(name, holder));
      return;
    }
    var line =
        field.isAnnotationPresent(Parameters.class)
            ? "OPERANDS " + field.getName()
            : option(field, field.getAnnotation(Option.class));
    table.append("        ").append(line).append('\n');
    if (!line.startsWith("OTHER ")) {
      var option = Optional.ofNullable(field.getAnnotation(Option.class)).stream();
      option
          .flatMap(found -> Arrays.stream(found.converter()))
          .forEach(converter -> converters.add(plainName(converter)));
      var cast = sourceName(field.getGenericType());
      sets.append("      case \"%s\" -> %s = (%s) value;\n".formatted(name, holder, cast));
    }
  }

  private static Stream<Field> fields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field ->
            field.isAnnotationPresent(Mixin.class)
                || field.isAnnotationPresent(Option.class)
                || field.isAnnotationPresent(Parameters.class))
        .sorted(Comparator.comparing(Field::getName));
  }

  private static boolean needsPicocli(Field field) {
    var option = field.getAnnotation(Option.class);
    var operands = field.getAnnotation(Parameters.class);
    return (option != null && option.required()) || (operands != null && !isUsual(operands, field));
  }

  private static boolean isUsual(Parameters operands, Field field) {
    return operands.arity().equals("0..*")
        && operands.index().isEmpty()
        && operands.converter().length == 0
        && field.getType() == List.class
        && item(field).equals(Optional.of("String"));
  }

  private static String option(Field field, Option option) {
    var names = " " + field.getName() + " " + String.join(",", option.names());
    boolean usual =
        option.arity().isEmpty()
            && !option.usageHelp()
            && option.split().isEmpty()
            && option.preprocessor().getSimpleName().startsWith("NoOp");
    if (usual && field.getType() == boolean.class) {
      return "FLAG" + names;
    }
    var item = item(field);
    var reader =
        Arrays.stream(option.converter())
            .findFirst()
            .map(OptionFieldsSource::plainName)
            .or(() -> item.filter(READ_WITHOUT_CONVERTER::contains));
    return usual && item.isPresent() && reader.isPresent()
        ? what(field) + names + " " + reader.get()
        : "OTHER" + names;
  }

  private static String what(Field field) {
    return field.getType() == Optional.class
        ? "OPTIONAL"
        : field.getType() == List.class ? "VALUES" : "VALUE";
  }

  /** What one value is; empty for what has more than a value, or a key and a value. */
  private static Optional<String> item(Field field) {
    if (field.getGenericType() instanceof ParameterizedType generic) {
      boolean known = field.getType() == Optional.class || field.getType() == List.class;
      return known ? Optional.of(plainName(generic.getActualTypeArguments()[0])) : Optional.empty();
    }
    return Optional.of(plainName(field.getType()));
  }

  private static String plainName(Type type) {
    var name = ((Class<?>) type).getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String sourceName(Type type) {
    if (type instanceof ParameterizedType generic) {
      var items = Arrays.stream(generic.getActualTypeArguments()).map(this::sourceName);
      return sourceName(generic.getRawType()) + items.collect(Collectors.joining(", ", "<", ">"));
    }
    var named = (Class<?>) type;
    if (!named.isPrimitive()
        && !named.getPackage().equals(String.class.getPackage())
        && !named.getName().equals(getClass().getPackageName() + "." + named.getSimpleName())) {
      imported.add(named.getCanonicalName());
    }
    return named.getSimpleName();
  }
}
