package dev.weir.render;

import dev.weir.plan.Action;
import dev.weir.render.Delta.Mark;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The symbols of a plan's text and what they mean. */
final class Legend {

  private static final List<Action> ORDER =
      List.of(
          Action.ADOPT,
          Action.CREATE,
          Action.UPDATE,
          Action.DELETE,
          Action.REPLACE,
          Action.REPLACE_CREATE_FIRST,
          Action.FORGET);

  private final Ink ink;

  Legend(Ink ink) {
    this.ink = ink;
  }

  /** A line for each symbol that these changes use. */
  String of(List<ChangeDocument> changes) {
    var lines = new StringBuilder();
    var actions = EnumSet.noneOf(Action.class);
    changes.forEach(change -> actions.add(change.action()));
    ORDER.stream()
        .filter(actions::contains)
        .forEach(
            action -> lines.append(symbol(action)).append(' ').append(says(action)).append('\n'));
    for (var mark : marks(changes)) {
      var pad = " ".repeat(3 - mark.sign().length());
      lines.append(pad).append(ink.write(mark.role(), mark.sign())).append(' ');
      lines.append(says(mark)).append('\n');
    }
    return lines.toString();
  }

  /** The symbol of an action, right in a column of three. */
  String symbol(Action action) {
    var pad = " ".repeat(3 - action.symbol().length());
    return pad
        + switch (action) {
          case NO_OP -> action.symbol();
          case CREATE, ADOPT -> ink.write(Ink.Role.ADD, action.symbol());
          case UPDATE -> ink.write(Ink.Role.CHANGE, action.symbol());
          case DELETE -> ink.write(Ink.Role.REMOVE, action.symbol());
          case FORGET -> ink.write(Ink.Role.ASIDE, action.symbol());
          case REPLACE -> ink.write(Ink.Role.REMOVE, "-") + "/" + ink.write(Ink.Role.ADD, "+");
          case REPLACE_CREATE_FIRST ->
              ink.write(Ink.Role.ADD, "+") + "/" + ink.write(Ink.Role.REMOVE, "-");
        };
  }

  private static String says(Action action) {
    return switch (action) {
      case NO_OP -> "no change";
      case CREATE -> "create";
      case UPDATE -> "update in-place";
      case REPLACE -> "destroy and then create replacement";
      case REPLACE_CREATE_FIRST -> "create replacement and then destroy";
      case DELETE -> "destroy";
      case ADOPT -> "adopt: becomes ours, and no call changes it";
      case FORGET -> "forget: is ours no longer, and no call changes it";
    };
  }

  private static String says(Mark mark) {
    return switch (mark) {
      case SAME, ADD, CHANGE, REMOVE -> "";
      case DRIFT -> "drift: changed outside of Weir";
      case CONFLICT -> "conflict: changed outside of Weir and in the manifest";
      case CLOCK -> "explained by the clock: nobody changed it";
      case UNATTRIBUTED -> "differs, and nothing tells who changed it";
    };
  }

  private static Set<Mark> marks(List<ChangeDocument> changes) {
    return changes.stream()
        .filter(change -> change.action() == Action.UPDATE || change.action().isReplace())
        .flatMap(change -> change.details().fields().stream())
        .flatMap(field -> Mark.of(field.ruling()).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Mark.class)));
  }
}
