package dev.weir.manifest.template;

import dev.weir.manifest.yaml.ManifestSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values that variables are given for a run. What stands later in this list comes before what
 * stands earlier: the default in the manifest, {@code WEIR_VAR_NAME}, files, single values.
 *
 * @param values {@code name=value}; of two for one name the later counts
 * @param files YAML or JSON, one map from names to values each; the later file counts
 * @param environment environment variables by name; asked for {@code WEIR_VAR_NAME} only
 * @param strict whether a value for a variable that nothing declares is an error
 */
public record Given(
    List<String> values,
    List<ManifestSource> files,
    Function<String, Optional<String>> environment,
    boolean strict) {

  /** Nothing is given. */
  public static final Given NOTHING = new Given(List.of(), List.of(), _ -> Optional.empty(), true);

  /** What names of environment variables that give values begin with. */
  public static final String PREFIX = "WEIR_VAR_";

  /** The same with other single values. */
  public Given with(List<String> others) {
    return new Given(others, files, environment, strict);
  }

  /** The same for manifests of another time, which may not declare all of the variables yet. */
  public Given lenient() {
    return new Given(values, files, environment, false);
  }

  public Given {
    values = List.copyOf(values);
    files = List.copyOf(files);
  }
}
