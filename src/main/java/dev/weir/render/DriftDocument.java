package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Drift;
import dev.weir.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What somebody changed at the providers since Weir last wrote there.
 *
 * @param formatVersion version of the shape
 * @param version the version of Weir
 * @param stack the stack's name
 * @param timestamp when it was looked at
 * @param verdict {@code none}, {@code drift}, {@code conflict} or {@code incomplete}, as the rest
 *     of the document says
 * @param pending how many resources the manifests change and nobody else; they are not listed
 * @param looked how many resources were looked at
 * @param resources what somebody changed, and what is to be left as it is
 * @param unmanaged live objects that neither a manifest nor the ledger knows
 * @param unread provider documents whose account could not be read, and why
 * @param notes what people should know beside that
 * @param since what is new and what is gone since an earlier report
 */
public record DriftDocument(
    String formatVersion,
    String version,
    String stack,
    Instant timestamp,
    String verdict,
    int looked,
    int pending,
    List<DriftedResource> resources,
    List<PlanDocument.Unmanaged> unmanaged,
    SortedMap<String, DiagnosticDocument> unread,
    List<DiagnosticDocument> notes,
    Optional<DriftSince> since) {

  /** The version of the shape that this is. */
  public static final String FORMAT = "1.0";

  /** What a report comes to. */
  public enum Verdict {
    /** Nobody changed anything. */
    NONE,
    /** Somebody changed something. */
    DRIFT,
    /** Somebody changed something, and the manifests did too. */
    CONFLICT,
    /** Not everything could be looked at. */
    INCOMPLETE
  }

  public DriftDocument {
    Objects.requireNonNull(formatVersion, "format_version");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(stack, "stack");
    Objects.requireNonNull(timestamp, "timestamp");
    resources = List.copyOf(resources);
    unmanaged = List.copyOf(unmanaged);
    unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
    notes = List.copyOf(notes);
    var said = ChangeDocument.word(judge(resources, unread.isEmpty()));
    if (!said.equals(verdict)) {
      throw new IllegalArgumentException("the verdict is " + said + ", not " + verdict);
    }
  }

  private static Verdict judge(List<DriftedResource> resources, boolean complete) {
    if (!complete) {
      return Verdict.INCOMPLETE;
    }
    if (resources.stream().anyMatch(each -> each.ruling() == Drift.Ruling.CONFLICT)) {
      return Verdict.CONFLICT;
    }
    return resources.stream().anyMatch(DriftedResource::isDrift) ? Verdict.DRIFT : Verdict.NONE;
  }

  /**
   * The report of what was seen.
   *
   * @param plan what an apply would do about it
   * @param manifests what was planned
   * @param version the version of Weir
   * @param when when it was looked at
   */
  public static DriftDocument of(Plan plan, Manifests manifests, String version, Instant when) {
    var resources = new ArrayList<DriftedResource>();
    for (var change : plan.changes().values()) {
      var declared = manifests.find(change.address());
      Drift.of(change, when)
          .ifPresent(drift -> resources.add(DriftedResource.of(drift, declared, when)));
    }
    return new DriftDocument(
        FORMAT,
        version,
        plan.stack(),
        when,
        ChangeDocument.word(judge(resources, plan.isComplete())),
        plan.changes().size(),
        (int)
            plan.changes().values().stream()
                .filter(change -> Drift.isPending(change, when))
                .count(),
        resources,
        plan.unmanaged().stream()
            .map(key -> new PlanDocument.Unmanaged(key.kind(), key.toString()))
            .toList(),
        unread(plan),
        plan.notes().stream()
            .filter(note -> !note.code().equals("ignored"))
            .map(DiagnosticDocument::of)
            .toList(),
        Optional.empty());
  }

  private static SortedMap<String, DiagnosticDocument> unread(Plan plan) {
    var unread = new TreeMap<String, DiagnosticDocument>();
    for (Map.Entry<Address, Diagnostic> entry : plan.unread().entrySet()) {
      unread.put(entry.getKey().toString(), DiagnosticDocument.of(entry.getValue()));
    }
    return unread;
  }

  /**
   * The same, compared with an earlier report.
   *
   * @param looked whether this report would tell of the resource with this address
   */
  public DriftDocument since(DriftDocument earlier, Predicate<String> looked) {
    return with(Optional.of(DriftSince.of(earlier, this, looked)));
  }

  private DriftDocument with(Optional<DriftSince> other) {
    return new DriftDocument(
        formatVersion,
        version,
        stack,
        timestamp,
        verdict,
        looked,
        pending,
        resources,
        unmanaged,
        unread,
        notes,
        other);
  }

  /** The report in a few words, for chats. */
  public DriftSummary summary() {
    return DriftSummary.of(this);
  }

  /** What it comes to. */
  public Verdict ruling() {
    return Verdict.valueOf(ChangeDocument.constant(verdict));
  }

  /** Whether everything could be looked at. */
  boolean isComplete() {
    return unread.isEmpty();
  }

  /** The resources of this ruling. */
  List<DriftedResource> ruled(Drift.Ruling ruling) {
    return resources.stream().filter(each -> each.ruling() == ruling).toList();
  }

  /** The resources that somebody changed and nobody has accepted. */
  List<DriftedResource> drifted() {
    return resources.stream().filter(DriftedResource::isDrift).toList();
  }
}
