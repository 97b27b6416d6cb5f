package dev.weir.manifest.template;

import dev.weir.diag.Place;
import dev.weir.kind.Scalars;
import dev.weir.manifest.expr.Datum;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a manifest says of a variable.
 *
 * @param name what expressions call it
 * @param type what its value must be
 * @param fallback its value where none is given
 * @param allowed the values it may have; any when there is none
 * @param sensitive whether its value is a secret
 * @param place where it is declared
 */
record Variable(
    String name,
    Type type,
    Optional<Setting> fallback,
    List<Datum> allowed,
    boolean sensitive,
    Place place) {

  Variable {
    allowed = List.copyOf(allowed);
  }

  /** The types of variables. */
  enum Type {
    STRING("a single value"),
    NUMBER("a number such as 3 or 0.5"),
    BOOLEAN("true or false"),
    DURATION("a duration such as 5s, 30m or 1h30m"),
    LIST("a list"),
    MAP("a map");

    private final String says;

    Type(String says) {
      this.says = says;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String says() {
      return says;
    }

    /** Whether values are blocks, so that text on a command line has to be read as YAML. */
    boolean isBlock() {
      return this == LIST || this == MAP;
    }

    boolean fits(Datum value) {
      return switch (this) {
        case STRING -> value instanceof Datum.Text;
        case NUMBER ->
            value instanceof Datum.Text(var text)
                && text.length() <= 40
                && text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
        case BOOLEAN ->
            value instanceof Datum.Text(var text) && (text.equals("true") || text.equals("false"));
        case DURATION -> value instanceof Datum.Text(var text) && isDuration(text);
        case LIST -> value instanceof Datum.Items;
        case MAP -> value instanceof Datum.Table;
      };
    }

    private static boolean isDuration(String text) {
      try {
        Scalars.duration(text);
        return true;
      } catch (Scalars.Unreadable _) {
        return false;
      }
    }
  }

  /** Why a value cannot be its value; empty when it can. */
  Optional<Misfit> misfit(Datum value) {
    if (!type.fits(value)) {
      return Optional.of(
          new Misfit("wrong-variable-type", "must be " + type.says() + ", not " + shown(value)));
    }
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      return Optional.of(
          new Misfit(
              "variable-not-allowed",
              "must be one of "
                  + allowed.stream().map(this::shown).collect(Collectors.joining(", "))
                  + ", not "
                  + shown(value)));
    }
    return Optional.empty();
  }

  /** What is wrong with a value. */
  record Misfit(String code, String says) {}

  private String shown(Datum value) {
    if (sensitive || !(value instanceof Datum.Text(var text))) {
      return sensitive ? "what was given" : value.form();
    }
    int length = text.codePointCount(0, text.length());
    return length <= 60
        ? "`" + text + "`"
        : "`" + text.substring(0, text.offsetByCodePoints(0, 60)) + "…`";
  }
}
