package dev.weir.render;

import dev.weir.plan.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One change: what happens to the resource, why, and what is in it. */
final class ResourceText {

  private static final int COLUMN = 4;

  private final Style style;
  private final Ink ink;
  private final Legend legend;

  ResourceText(Style style, Legend legend) {
    this.style = style;
    this.ink = style.ink();
    this.legend = legend;
  }

  /** The change, with an empty line before it. */
  String of(ChangeDocument change, Layout layout) {
    var out = new StringBuilder("\n");
    out.append("  # ").append(headline(change, ink)).append('\n');
    reasons(change).forEach(reason -> comment(out, "(" + Quoted.plain(reason) + ")"));
    change
        .details()
        .onAir()
        .ifPresent(onAir ->
            comment(
                out,
                ink.write(Ink.Role.ERROR, Quoted.plain(onAir.summary())) + onAir.consequence()));
    change
        .details()
        .blocked()
        .ifPresent(blocked ->
            comment(out, ink.write(Ink.Role.ERROR, "BLOCKED: ") + Quoted.plain(blocked.message())));
    if (change.details().from().isPresent()) {
      comment(out, "from: " + BaseDocument.words(change));
    }
    if (hasBody(change)) {
      body(out, change, layout);
    }
    return out.toString();
  }

  private void comment(StringBuilder out, String text) {
    out.append(style.wrap(text, "  # "));
  }

  /** What happens to it, in Terraform's sentences. */
  static String headline(ChangeDocument change, Ink ink) {
    var address = ink.strong(change.address());
    return switch (change.action()) {
      case NO_OP ->
          change
              .previousAddress()
              .map(previous -> ink.strong(previous) + " has moved to " + address)
              .orElse(address + " is left alone");
      case CREATE -> address + ink.strong(" will be created");
      case UPDATE -> address + ink.strong(" will be updated in-place");
      case REPLACE, REPLACE_CREATE_FIRST ->
          address + ink.strong(" must be ") + ink.write(Ink.Role.ERROR, "replaced");
      case DELETE -> address + ink.strong(" will be ") + ink.write(Ink.Role.ERROR, "destroyed");
      case ADOPT -> address + ink.strong(" will be adopted");
      case FORGET ->
          address
              + ink.strong(" will no longer be managed by Weir")
              + (change.change().before().isPresent() ? ", but will not be destroyed" : "");
    };
  }

  /** Why, the decisive reason first. */
  static List<String> reasons(ChangeDocument change) {
    var told = change.details().reasons();
    return switch (change.action()) {
      case DELETE -> because(told);
      case ADOPT -> adopted(change);
      case NO_OP -> change.previousAddress().isPresent() ? List.of() : told;
      case CREATE, UPDATE, REPLACE, REPLACE_CREATE_FIRST, FORGET -> moved(change, told);
    };
  }

  private static List<String> adopted(ChangeDocument change) {
    var from = "adopted from " + Quoted.text(change.details().key());
    var paths = change.details().fields().stream().map(field -> "`" + field.path() + "`").toList();
    return paths.isEmpty()
        ? List.of(from)
        : List.of(
            from,
            "differs from the manifest in " + String.join(", ", paths) + ": see the next plan");
  }

  private static List<String> moved(ChangeDocument change, List<String> reasons) {
    return change
        .previousAddress()
        .map(previous -> plus("moved from " + previous, reasons))
        .orElse(reasons);
  }

  private static List<String> because(List<String> reasons) {
    return reasons.isEmpty()
        ? reasons
        : plus("because " + reasons.getFirst(), reasons.subList(1, reasons.size()));
  }

  private static List<String> plus(String first, List<String> rest) {
    var all = new ArrayList<String>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /** An object that is not ours, or is gone, has nothing to show. */
  static boolean hasBody(ChangeDocument change) {
    return switch (change.action()) {
      case NO_OP -> change.previousAddress().isPresent();
      case FORGET -> change.change().before().isPresent();
      case CREATE, UPDATE, REPLACE, REPLACE_CREATE_FIRST, DELETE, ADOPT -> true;
    };
  }

  private void body(StringBuilder out, ChangeDocument change, Layout layout) {
    var head = change.type() + " " + Quoted.text(change.name()) + " {";
    out.append(legend.symbol(change.action())).append(' ').append(head).append('\n');
    var delta = delta(change, layout);
    var lines = new TerminalLines(out, ink);
    new DeltaText(lines, style.width(), change.action() == Action.ADOPT).body(delta, COLUMN);
    out.append(" ".repeat(COLUMN)).append("}\n");
  }

  /** How its values change. */
  static Delta.BlockDelta delta(ChangeDocument change, Layout layout) {
    var fields =
        change.action() == Action.UPDATE || change.action().isReplace()
            ? change.details().fields()
            : List.<FieldDocument>of();
    return Comparison.of(layout, fields, before(change), after(change));
  }

  private static Shown before(ChangeDocument change) {
    var values = change.change();
    return shown(values.before(), Optional.empty(), values.beforeSensitive());
  }

  private static Shown after(ChangeDocument change) {
    if (change.action() == Action.FORGET) {
      return before(change);
    }
    var values = change.change();
    return shown(values.after(), Optional.of(values.afterUnknown()), values.afterSensitive());
  }

  private static Shown shown(
      Optional<? extends JsonNode> json, Optional<? extends JsonNode> unknown, JsonNode sensitive) {
    return json.map(values -> Shown.of(values, unknown.orElse(null), sensitive))
        .orElse(Shown.Nothing.NOTHING);
  }
}
