package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.kind.Value;
import dev.weir.kind.Value.SecretSource;
import dev.weir.manifest.BindContext.Slot;
import dev.weir.manifest.yaml.YamlNode;
import java.util.regex.Pattern;

/**
 * Reads secrets, which a manifest gives by reference only. Nothing that might be a secret in clear
 * is repeated in a message or quoted.
 */
final class SecretBinder {

  private static final Pattern ALLOWED = Pattern.compile("WEIR_SECRET_[A-Z0-9_]+");

  /** Only a sensitive variable is left to be one: the values of others are filled in already. */
  private static final Pattern SENSITIVE = Pattern.compile("\\$\\{var\\.([A-Za-z][A-Za-z0-9_]*)}");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");
  private static final Pattern FILE = Pattern.compile("secrets(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final Pattern PATH = Pattern.compile("(\\.{0,2}/|secrets)[A-Za-z0-9._/-]*");
  private static final String HINT =
      "write `{fromEnv: WEIR_SECRET_NAME}`, or `{fromFile: secrets/name}` for a file below the"
          + " root";

  private final BindContext context;
  private final Templates templates;

  SecretBinder(BindContext context) {
    this.context = context;
    this.templates = new Templates(context);
  }

  Value value(YamlNode node, Slot slot) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar(scalar, slot);
      case YamlNode.Sequence _ -> {
        hide(node);
        yield inClear(slot);
      }
      case YamlNode.Mapping mapping -> mapping(mapping, slot);
    };
  }

  private Value scalar(YamlNode.Scalar scalar, Slot slot) {
    var text = scalar.text();
    var variable = SENSITIVE.matcher(text);
    if (variable.matches()) {
      return new SecretSource(SecretSource.From.VARIABLE, variable.group(1));
    }
    if (slot.references() == Slot.References.READ
        && text.startsWith("${")
        && text.indexOf('}') == text.length() - 1) {
      return templates.read(scalar, slot).map(Value.class::cast).orElse(Value.Absent.ABSENT);
    }
    context.source().hide(scalar);
    return inClear(slot);
  }

  private Value inClear(Slot slot) {
    context.error("secret-in-clear", context.of(slot) + " is a secret in clear", slot.key(), HINT);
    return Value.Absent.ABSENT;
  }

  private Value mapping(YamlNode.Mapping mapping, Slot slot) {
    if (mapping.entries().size() == 1) {
      var entry = mapping.entries().getFirst();
      if (entry.value() instanceof YamlNode.Scalar scalar) {
        switch (entry.key().text()) {
          case "fromEnv" -> {
            return environment(scalar, slot);
          }
          case "fromFile" -> {
            return file(scalar, slot);
          }
          default -> {}
        }
      }
    }
    hide(mapping);
    context.error(
        "wrong-type",
        context.of(slot) + " needs one of `fromEnv` and `fromFile`",
        slot.key(),
        HINT);
    return Value.Absent.ABSENT;
  }

  private Value environment(YamlNode.Scalar name, Slot slot) {
    if (ALLOWED.matcher(name.text()).matches()) {
      return new SecretSource(SecretSource.From.ENV, name.text());
    }
    context.error(
        "secret-name",
        "`fromEnv` of " + context.of(slot) + " must be a name like `WEIR_SECRET_NAME`",
        place(name, VARIABLE, slot),
        "manifests reach no other environment variables; letters are upper case");
    return Value.Absent.ABSENT;
  }

  private Value file(YamlNode.Scalar path, Slot slot) {
    if (FILE.matcher(path.text()).matches()) {
      return new SecretSource(SecretSource.From.FILE, path.text());
    }
    context.error(
        "secret-file",
        "`fromFile` of " + context.of(slot) + " must be a path below `secrets/`",
        place(path, PATH, slot),
        "put the file into the folder `secrets` of the root and write `secrets/name`");
    return Value.Absent.ABSENT;
  }

  /** Where a name stands that may be shown; one that looks like the secret itself is hidden. */
  private Place place(YamlNode.Scalar name, Pattern harmless, Slot slot) {
    if (harmless.matcher(name.text()).matches()) {
      return context.source().place(name);
    }
    context.source().hide(name);
    return slot.key();
  }

  /** Keeps every value in a node out of quoted lines. */
  void hide(YamlNode node) {
    switch (node) {
      case YamlNode.Scalar scalar -> context.source().hide(scalar);
      case YamlNode.Sequence sequence -> sequence.items().forEach(this::hide);
      case YamlNode.Mapping mapping -> mapping.entries().forEach(entry -> hide(entry.value()));
    }
  }
}
