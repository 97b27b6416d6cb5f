package dev.weir.plan;

import static java.util.stream.Collectors.toSet;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Kind;
import dev.weir.ledger.Entry;
import dev.weir.manifest.Declared;
import java.util.List;
import java.util.Optional;

/**
 * What a change may take away unseen: settings that nobody can read, of an object that was not
 * written by us yet.
 */
final class UnreadNotes {

  private UnreadNotes() {}

  static List<Diagnostic> of(Declared declared, Change change) {
    return switch (change.action()) {
      case ADOPT, UPDATE, REPLACE ->
          declared.kind().unread().stream()
              .filter(unread -> isAtRisk(unread, declared, change))
              .map(unread -> note(unread, declared, change))
              .toList();
      case NO_OP, CREATE, REPLACE_CREATE_FIRST, DELETE, FORGET -> List.of();
    };
  }

  private static boolean isAtRisk(Kind.Unread unread, Declared declared, Change change) {
    var changed =
        change.attributes().stream()
            .filter(AttributeChange::needsWrite)
            .map(AttributeChange::attribute)
            .collect(toSet());
    Optional<Entry> entry = change.entry();
    return (change.action() == Action.REPLACE || unread.isLostWith(changed))
        && !declared.spec().get(unread.attribute()).isPresent()
        && entry.filter(known -> known.hasWritten(unread.attribute())).isEmpty();
  }

  private static Diagnostic note(Kind.Unread unread, Declared declared, Change change) {
    var when = change.action() == Action.ADOPT ? "the apply after this one" : "this change";
    return Diagnostic.warning(
            "unread-lost",
            "%s writes `%s` anew, without a `%s` that it may have: nobody can read that"
                .formatted(when, declared.address(), unread.attribute()))
        .about(declared.address())
        .at(declared.places().document())
        .hint(
            "if it has one, set `%s` in the manifest before you apply"
                .formatted(unread.attribute()));
  }
}
