package dev.weir.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.render.DiagnosticText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What manifests say. {@code -Dweir.golden=write} writes the expected texts anew. */
class GoodManifestsTest {

  private static final Path CASES = Path.of("src/test/resources/manifests/good");

  @TempDir private Path folder;

  static List<Path> cases() {
    return ManifestCase.below(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void manifests_say_what_is_written_down(Path original) throws IOException {
    var loaded = ManifestCase.load(original, folder.resolve("stack"));

    assertThat(new DiagnosticText(false).of(loaded.diagnostics())).isEmpty();
    var text = text(loaded.orRefuse());
    var expected = original.resolve("expected.txt");
    if ("write".equals(System.getProperty("weir.golden"))) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  private static String text(Manifests manifests) {
    var out = new StringBuilder("stack " + manifests.stackName() + " " + manifests.stack() + "\n");
    out.append("files ").append(new TreeSet<>(manifests.read().files())).append('\n');
    out.append("folders ").append(new TreeSet<>(manifests.read().folders())).append('\n');
    manifests.providers().values().forEach(declared -> text(out, declared));
    manifests.resources().values().forEach(declared -> text(out, declared));
    return out.toString();
  }

  private static void text(StringBuilder out, Declared declared) {
    out.append("\n%s in %s\n".formatted(declared.address(), declared.places().document()));
    declared.provider().ifPresent(provider -> out.append("  of ").append(provider).append('\n'));
    if (!declared.dependsOn().isEmpty()) {
      out.append("  depends on ").append(declared.dependsOn()).append('\n');
    }
    for (var reference : declared.references()) {
      out.append("  refers to %s at %s\n".formatted(reference, reference.place()));
    }
    if (!declared
        .lifecycle()
        .equals(new Lifecycle(false, false, Lifecycle.OnDelete.DELETE, List.of()))) {
      out.append("  ").append(declared.lifecycle()).append('\n');
    }
    value(out, declared, "", declared.spec());
  }

  private static void value(StringBuilder out, Declared declared, String path, Value value) {
    switch (value) {
      case Value.Fields fields -> {
        for (var attribute : fields.shape().attributes()) {
          var inner = path.isEmpty() ? attribute.name() : path + "." + attribute.name();
          value(out, declared, inner, fields.get(attribute));
        }
      }
      case Value.Items(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          value(out, declared, path + "[" + i + "]", items.get(i));
        }
      }
      case Value.Entries(var entries) ->
          entries.forEach((key, item) -> value(out, declared, path + "." + key, item));
      case Value.Absent _ -> {}
      default -> {
        var at = declared.at(path);
        out.append("  %s = %s  (%d:%d)\n".formatted(path, leaf(value), at.line(), at.column()));
      }
    }
  }

  private static String leaf(Value value) {
    if (value instanceof Value.Template(var parts)) {
      return parts.stream().map(GoodManifestsTest::part).collect(Collectors.joining());
    }
    return Scalars.write(value).orElse(value.toString()).replace("\n", "\\n").replace("\t", "\\t");
  }

  private static String part(Value.Template.Part part) {
    return switch (part) {
      case Value.Template.Literal(String text) -> text;
      case Value.Template.Use(var reference) -> "${" + reference + "}";
    };
  }
}
