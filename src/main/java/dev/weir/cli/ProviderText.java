package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.engine.Providers;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Kind;
import dev.weir.provider.ProviderModule;
import java.util.Map;

/** A provider document made of what a person gave as options or answers. */
final class ProviderText {

  static final int FIRST_FIELD = 5;

  private ProviderText() {}

  /**
   * The document, which may be wrong: loading it tells. Its fields stand on lines of their own from
   * line {@value #FIRST_FIELD} on.
   *
   * @param settings its fields; lists and blocks as YAML in brackets
   */
  static String of(ProviderModule module, String name, Map<String, String> settings) {
    var text =
        new StringBuilder(
                "apiVersion: %s\nkind: Provider\n".formatted(module.settings().apiVersion()))
            .append("metadata: {name: ")
            .append(name)
            .append("}\n");
    if (!settings.isEmpty()) {
      text.append("spec:\n");
      settings.forEach((field, value) ->
          text.append("  ")
              .append(field)
              .append(": ")
              .append(written(module.settings(), field, value))
              .append('\n'));
    }
    return text.toString();
  }

  /** A value as YAML. */
  static String written(Kind<?> kind, String field, String value) {
    var shape = kind.shape();
    boolean asYaml =
        shape.has(field)
            && switch (shape.attribute(field).type()) {
              case AttributeType.ListOf _,
                  AttributeType.MapOf _,
                  AttributeType.Nested _,
                  AttributeType.Confidential _ ->
                  true;
              default -> false;
            };
    return asYaml ? value.replaceAll("[\\r\\n]+", " ") : Starter.quoted(value);
  }

  /**
   * The provider with this name.
   *
   * @throws Refused when there is none
   */
  static ProviderModule module(String name, Providers installed) {
    var modules = installed.modules();
    return modules.stream()
        .filter(module -> module.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error("unknown-provider", "no provider is called `" + name + "`")
                    .hint(
                        Suggestion.hint(
                            name, modules.stream().map(ProviderModule::name).toList()))));
  }
}
