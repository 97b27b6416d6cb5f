package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fetches secrets from where manifests say they are: environment variables named {@code
 * WEIR_SECRET_…}, and files in the folder {@code secrets} under the root. Nothing else can be
 * reached, so a manifest from a stranger can be planned.
 *
 * @param environment environment variables by name
 * @param root the folder that manifests stand under
 * @param madeUp whether a missing secret gets a made-up value: right in a sandbox only
 */
record Secrets(Function<String, Optional<String>> environment, Path root, boolean madeUp) {

  private static final String PREFIX = "WEIR_SECRET_";
  private static final String VARIABLES = "WEIR_VAR_";
  private static final String FOLDER = "secrets";

  /** Where a run takes them from. */
  static Secrets of(EngineSettings settings) {
    var inSandbox =
        settings.providers().modules().stream()
            .anyMatch(module -> settings.sandbox().apply(module).isPresent());
    return new Secrets(settings.environment(), settings.root(), inSandbox);
  }

  /** The secret, in clear. */
  Value.Clear fetch(Value.SecretSource source) {
    var text =
        switch (source.from()) {
          case ENV -> fromEnvironment(source.name());
          case FILE -> fromFile(source.name());
          case VARIABLE -> environment.apply(VARIABLES + source.name());
        };
    return text.or(() -> madeUp(source))
        .map(secret -> new Value.Clear(Secret.of(secret)))
        .orElseThrow(() -> missing(source));
  }

  /** Letters and digits, as many as every provider takes. */
  private Optional<String> madeUp(Value.SecretSource source) {
    return madeUp
        ? Optional.of("sandboxsecret%08x".formatted(source.name().hashCode()))
        : Optional.empty();
  }

  private Optional<String> fromEnvironment(String name) {
    return name.startsWith(PREFIX)
        ? environment.apply(name).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private Optional<String> fromFile(String name) {
    var folder = root.resolve(FOLDER).toAbsolutePath().normalize();
    var file = root.resolve(name).toAbsolutePath().normalize();
    try {
      if (!file.startsWith(folder) || !file.toRealPath().startsWith(folder.toRealPath())) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(file).stripTrailing());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** What is said of a secret that is not to be had. */
  static Refused missing(Value.SecretSource source) {
    return new Refused(
        switch (source.from()) {
          case ENV ->
              Diagnostic.error("secret-missing", "the secret `" + source.name() + "` is not set")
                  .hint("set the environment variable `" + source.name() + "`");
          case FILE ->
              Diagnostic.error(
                      "secret-missing", "the secret file `" + source.name() + "` cannot be read")
                  .hint("it must stand in the folder `secrets` under the manifests' root");
          case VARIABLE ->
              Diagnostic.error(
                      "secret-missing", "the variable `" + source.name() + "` has no value")
                  .hint("set `" + VARIABLES + source.name() + "`");
        });
  }
}
