package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Severity;
import dev.weir.plan.AttributeChange.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What reviews show of diagnostics and plans. */
public final class Findings {

  private Findings() {}

  /** What validation found, as it was told. */
  public static List<Finding> of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Finding::of).toList();
  }

  /**
   * What a plan has that somebody should look at: what is blocked, what could not be read, what was
   * changed outside of Weir, and notes. Pending changes are no findings.
   */
  public static List<Finding> of(PlanDocument document) {
    var findings = new ArrayList<Finding>();
    document
        .weir()
        .unread()
        .forEach((provider, why) -> findings.add(Finding.of(why, Optional.of(provider))));
    document.weir().stops().forEach(stop -> findings.add(Finding.of(stop, Optional.empty())));
    document
        .weir()
        .proof()
        .ifPresent(proof ->
            proof.failures().forEach(why -> findings.add(Finding.of(why, Optional.empty()))));
    var told = new HashSet<String>();
    for (var change : document.resourceChanges()) {
      blocked(change).ifPresent(findings::add);
      for (var field : change.details().fields()) {
        drift(change, field)
            .ifPresent(finding -> {
              told.add(change.address());
              findings.add(finding);
            });
      }
    }
    var places = places(document);
    for (var drift : document.resourceDrift()) {
      if (drift.change().after().isEmpty() && !told.contains(drift.address())) {
        findings.add(gone(drift, Optional.ofNullable(places.get(drift.address()))));
      }
    }
    document.weir().notes().forEach(note -> findings.add(Finding.of(note, Optional.empty())));
    return worstFirst(findings);
  }

  private static Map<String, Finding.Spot> places(PlanDocument document) {
    var places = new HashMap<String, Finding.Spot>();
    for (var change : document.resourceChanges()) {
      change
          .details()
          .place()
          .flatMap(Finding::spot)
          .ifPresent(spot -> places.put(change.address(), spot));
    }
    return places;
  }

  private static Optional<Finding> blocked(ChangeDocument change) {
    return change
        .details()
        .blocked()
        .map(why -> Finding.of(why, Optional.of(change.address())))
        .map(finding ->
            finding.spot().isPresent() ? finding : at(finding, change.details().place()));
  }

  private static Finding at(Finding finding, Optional<String> place) {
    return new Finding(
        finding.code(),
        finding.severity(),
        finding.message(),
        place.flatMap(Finding::spot),
        finding.hint(),
        finding.address(),
        finding.related());
  }

  /** A conflict that blocks is told by what blocks it. */
  private static Optional<Finding> drift(ChangeDocument change, FieldDocument field) {
    var what = "`" + field.path() + "` of `" + change.address() + "` was changed outside of Weir";
    if (field.ruling() == Verdict.DRIFT) {
      return Optional.of(drifted("drift", what, change, field));
    }
    return field.ruling() == Verdict.CONFLICT && change.details().blocked().isEmpty()
        ? Optional.of(drifted("conflict", what + ", and in the manifest too", change, field))
        : Optional.empty();
  }

  private static Finding drifted(
      String code, String message, ChangeDocument change, FieldDocument field) {
    return new Finding(
        code,
        Severity.WARNING,
        message,
        field.place().or(() -> change.details().place()).flatMap(Finding::spot),
        Optional.of("write the live value into the manifest to keep it; an apply overwrites it"),
        Optional.of(change.address()));
  }

  private static Finding gone(ChangeDocument drift, Optional<Finding.Spot> spot) {
    return new Finding(
        "drift",
        Severity.WARNING,
        "`" + drift.address() + "` was deleted outside of Weir",
        spot,
        Optional.empty(),
        Optional.of(drift.address()));
  }

  /** The same, the gravest first; those alike stay in their order. */
  static List<Finding> worstFirst(List<Finding> findings) {
    return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
  }

  /** A file for findings that name none, since reviews drop what has no file. */
  static Optional<String> anyFile(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.spot().stream())
        .map(Finding.Spot::file)
        .findFirst();
  }
}
