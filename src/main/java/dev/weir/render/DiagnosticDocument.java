package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import java.util.Objects;
import java.util.Optional;

/**
 * A diagnostic within a plan document.
 *
 * @param code stable name of the problem
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param message what is wrong
 * @param place {@code file:line:column}
 * @param hint what would mend it
 * @param address the resource it is about
 */
public record DiagnosticDocument(
    String code,
    String severity,
    String message,
    Optional<String> place,
    Optional<String> hint,
    Optional<String> address) {

  public DiagnosticDocument {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  static DiagnosticDocument of(Diagnostic diagnostic) {
    return new DiagnosticDocument(
        diagnostic.code(),
        diagnostic.severity().word(),
        diagnostic.message(),
        diagnostic.place().map(Place::toString),
        diagnostic.hint(),
        diagnostic.address());
  }
}
