package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Ignore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What people should know of the fields that a manifest leaves alone. */
final class IgnoreNotes {

  private IgnoreNotes() {}

  static List<Diagnostic> of(Declared declared, Change change, Instant now) {
    var notes = new ArrayList<Diagnostic>();
    for (var ignore : declared.lifecycle().ignore()) {
      if (!ignore.isInForce(now)) {
        notes.add(ended(declared, ignore));
      } else if (change.attributes().stream()
          .anyMatch(c -> Ignored.isIgnored(c) && Ignored.isWithin(c, ignore))) {
        notes.add(ignored(declared, ignore));
      }
    }
    return notes;
  }

  private static Diagnostic ignored(Declared declared, Ignore ignore) {
    return about(
        declared,
        Diagnostic.note(
            "ignored",
            "`%s` of `%s` differs and is left as it is%s"
                .formatted(
                    ignore.field(),
                    declared.address(),
                    ignore.reason().map(reason -> ": " + reason).orElse(""))));
  }

  private static Diagnostic ended(Declared declared, Ignore ignore) {
    return about(
            declared,
            Diagnostic.warning(
                "ignore-ended",
                "`%s` of `%s` was to be ignored until %s, and is so no longer"
                    .formatted(
                        ignore.field(),
                        declared.address(),
                        ignore.until().map(Instant::toString).orElse("-"))))
        .hint("remove it from `lifecycle.ignore`, or give it a later `until`");
  }

  private static Diagnostic about(Declared declared, Diagnostic diagnostic) {
    return diagnostic.about(declared.address()).at(declared.places().document());
  }
}
