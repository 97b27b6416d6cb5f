package dev.weir.manifest;

import dev.weir.manifest.template.Given;
import dev.weir.manifest.yaml.Limits;
import dev.weir.manifest.yaml.ManifestSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A folder of manifests to load. Its file {@code setup.txt}, if there is one, says what a folder
 * under Git cannot: {@code link NAME -> TARGET}, {@code paths A B}, {@code root FOLDER}, {@code
 * limit-file-bytes N}, {@code scopes ATTRIBUTE}.
 */
final class ManifestCase {

  private final Path folder;
  private List<String> paths = List.of(".");
  private Optional<Path> root = Optional.empty();
  private Optional<String> environment = Optional.empty();
  private final List<String> values = new ArrayList<>();
  private final List<ManifestSource> files = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private Limits limits = Limits.DEFAULT;
  private Function<Declared, Optional<String>> scopes = _ -> Optional.empty();

  private ManifestCase(Path folder) {
    this.folder = folder;
  }

  /** Loads a copy of the case's folder. */
  static Loaded load(Path original, Path copy) {
    try {
      copy(original, copy);
      var manifestCase = new ManifestCase(copy);
      var setup = original.resolve("setup.txt");
      if (Files.exists(setup)) {
        for (var line : Files.readAllLines(setup)) {
          manifestCase.set(List.of(line.split(" ")));
        }
      }
      return manifestCase.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path original, Path copy) throws IOException {
    try (var files = Files.walk(original)) {
      for (var file : files.toList()) {
        var target = copy.resolve(original.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.endsWith("setup.txt")
            && !file.endsWith("errors.txt")
            && !file.endsWith("expected.txt")) {
          Files.copy(file, target);
        }
      }
    }
  }

  private void set(List<String> words) throws IOException {
    switch (words.getFirst()) {
      case "link" -> Files.createSymbolicLink(folder.resolve(words.get(1)), Path.of(words.get(3)));
      case "paths" -> paths = words.subList(1, words.size());
      case "root" -> root = Optional.of(folder.resolve(words.get(1)));
      case "env" -> environment = Optional.of(words.get(1));
      case "var" -> values.add(words.get(1));
      case "varfile" ->
          files.add(
              new ManifestSource(
                  words.get(1), "-", Files.readAllBytes(folder.resolve(words.get(1)))));
      case "variable" -> variables.put(words.get(1), words.get(2));
      case "limit-file-bytes" -> limits = new Limits(Integer.parseInt(words.get(1)), 50, 10_000);
      case "scopes" ->
          scopes =
              provider -> Optional.of(provider.spec().text(words.get(1))).filter(s -> !s.isEmpty());
      default -> throw new IllegalArgumentException("no such setting: " + words);
    }
  }

  private Loaded load() {
    InputStream nothing = new ByteArrayInputStream(new byte[0]);
    return new ManifestLoader(new TestKinds(), limits, scopes)
        .load(new Input(paths, folder, root, nothing, choices()));
  }

  private Input.Choices choices() {
    Function<String, Optional<String>> environmentVariables =
        name -> Optional.ofNullable(variables.get(name));
    return new Input.Choices(environment, new Given(values, files, environmentVariables, true));
  }

  /** The case folders below a folder of test resources. */
  static List<Path> below(Path parent) {
    return Arrays.stream(Optional.ofNullable(parent.toFile().list()).orElse(new String[0]))
        .sorted()
        .map(parent::resolve)
        .toList();
  }
}
