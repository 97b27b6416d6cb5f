package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import java.util.List;
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
 * @param related further places that belong to it; absent when there are none
 */
public record DiagnosticDocument(
    String code,
    String severity,
    String message,
    Optional<String> place,
    Optional<String> hint,
    Optional<String> address,
    Optional<List<RelatedPlace>> related) {

  public DiagnosticDocument {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /** A second place: what it has to do with it, and {@code file:line:column}. */
  public record RelatedPlace(String message, String place) {
    public RelatedPlace {
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(place, "place");
    }
  }

  /** Every further place. */
  List<RelatedPlace> relatedPlaces() {
    return related.orElse(List.of());
  }

  /** Whether a policy says it. */
  boolean isOfPolicy() {
    return code.startsWith("policy-");
  }

  static DiagnosticDocument of(Diagnostic diagnostic) {
    return new DiagnosticDocument(
        diagnostic.code(),
        diagnostic.severity().word(),
        diagnostic.message(),
        diagnostic.place().map(Place::toString),
        diagnostic.hint(),
        diagnostic.address(),
        related(diagnostic));
  }

  private static Optional<List<RelatedPlace>> related(Diagnostic diagnostic) {
    var places =
        diagnostic.related().stream()
            .map(other -> new RelatedPlace(other.message(), other.place().toString()))
            .toList();
    return Optional.of(places).filter(all -> !all.isEmpty());
  }
}
