package dev.weir.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing a person should know.
 *
 * @param code stable name of the problem, for instance {@code unknown-field}
 * @param severity how much it matters
 * @param message what is wrong, in one sentence, names in back-ticks
 * @param place where it is wrong
 * @param hint what would mend it
 * @param address the resource it is about, for instance {@code Channel.main-stage}
 * @param related further places that belong to it, each with its own short message
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    Optional<Place> place,
    Optional<String> hint,
    Optional<String> address,
    List<Related> related) {

  /** A second place of a diagnostic, for instance where a duplicate was first declared. */
  public record Related(String message, Place place) {}

  public Diagnostic {
    related = List.copyOf(related);
  }

  /** An error without place or hint; add them with the {@code at} and {@code hint} methods. */
  public static Diagnostic error(String code, String message) {
    return of(code, Severity.ERROR, message);
  }

  /** A warning without place or hint. */
  public static Diagnostic warning(String code, String message) {
    return of(code, Severity.WARNING, message);
  }

  /** A note without place or hint. */
  public static Diagnostic note(String code, String message) {
    return of(code, Severity.NOTE, message);
  }

  private static Diagnostic of(String code, Severity severity, String message) {
    return new Diagnostic(
        code, severity, message, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** The same, at this place. */
  public Diagnostic at(Place where) {
    return new Diagnostic(code, severity, message, Optional.of(where), hint, address, related);
  }

  /** The same, at this place if there is one. */
  public Diagnostic at(Optional<Place> where) {
    return new Diagnostic(code, severity, message, where, hint, address, related);
  }

  /** The same, with a way out. */
  public Diagnostic hint(String text) {
    return new Diagnostic(code, severity, message, place, Optional.of(text), address, related);
  }

  /** The same, said of this resource. */
  public Diagnostic about(Object resource) {
    return new Diagnostic(
        code, severity, message, place, hint, Optional.of(resource.toString()), related);
  }

  /** The same, with one more place. */
  public Diagnostic related(String text, Place where) {
    var all = new ArrayList<>(related);
    all.add(new Related(text, where));
    return new Diagnostic(code, severity, message, place, hint, address, all);
  }

  /** The same, as what stops the run. */
  public Diagnostic asError() {
    return new Diagnostic(code, Severity.ERROR, message, place, hint, address, related);
  }

  /** Whether it stops the run. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
