package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Drift;
import dev.weir.plan.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the manifests would have to say to agree with what somebody changed at the providers. */
final class DriftProposal {

  private final ManifestEdits edits;
  private final List<Diagnostic> refused = new ArrayList<>();
  private int accepted;

  private DriftProposal(Path root, Optional<String> environment) {
    this.edits = new ManifestEdits(root, environment);
  }

  /**
   * Works it out, and writes nothing.
   *
   * @param plan what was seen
   * @param manifests what was read
   * @param root the folder that manifests stand under
   * @param when when it was seen
   */
  static DriftProposal of(Plan plan, Manifests manifests, Path root, Instant when) {
    var proposal = new DriftProposal(root, manifests.variation().environment());
    for (var change : plan.changes().values()) {
      Drift.of(change, when)
          .ifPresent(drift -> proposal.accept(drift, manifests.find(change.address())));
    }
    return proposal;
  }

  private void accept(Drift drift, Optional<Declared> declared) {
    switch (drift.ruling()) {
      case DELETED ->
          refuse(drift, declared, "", "somebody deleted it: remove its document to agree");
      case CONFLICT, DRIFT -> {
        for (var field : drift.attributes()) {
          if (field.verdict() == Verdict.CONFLICT) {
            refuse(drift, declared, field.path(), "the manifests changed it too: decide by hand");
          } else if (field.verdict() == Verdict.DRIFT && declared.isPresent()) {
            accept(drift, declared.get(), field);
          }
        }
      }
      case CONVERGED, IGNORED -> {
        // The manifests agree already.
      }
    }
  }

  private void accept(Drift drift, Declared declared, AttributeChange field) {
    var obstacle = obstacle(field);
    if (obstacle.isPresent()) {
      refuse(drift, Optional.of(declared), field.path(), obstacle.get());
      return;
    }
    edits
        .set(declared, field.path(), field.live())
        .ifPresentOrElse(
            why -> refuse(drift, Optional.of(declared), field.path(), why), () -> accepted++);
  }

  private static Optional<String> obstacle(AttributeChange field) {
    if (field.live() instanceof Value.Sealed) {
      return Optional.of("it is a secret, which manifests only name");
    }
    if (field.path().contains("[")) {
      return Optional.of("it stands in an item of a list");
    }
    if (!field.live().isPresent()) {
      return Optional.of("it has no value at the provider: remove the line to agree");
    }
    return Scalars.write(field.live()).isEmpty()
        ? Optional.of("it is a list or a block, which has to be written by hand")
        : Optional.empty();
  }

  private void refuse(Drift drift, Optional<Declared> declared, String path, String why) {
    var address = drift.change().address();
    var what = path.isEmpty() ? "`" + address + "`" : "`" + path + "` of `" + address + "`";
    var warning =
        Diagnostic.warning("not-proposed", what + " is not proposed: " + why).about(address);
    refused.add(
        declared
            .map(found -> path.isEmpty() ? found.places().document() : found.at(path))
            .map(warning::at)
            .orElse(warning));
  }

  /** What cannot be proposed, with the reason. */
  List<Diagnostic> refused() {
    return List.copyOf(refused);
  }

  /** How many values would be written. */
  int accepted() {
    return accepted;
  }

  /** The files that would change, relative to the root. */
  List<String> changedFiles() {
    return edits.changedFiles();
  }

  /**
   * The changes as a patch.
   *
   * @param from the folder that the patch's paths start from
   */
  String diff(Path from) {
    return edits.diff(from);
  }

  /** Writes the files. */
  void write() {
    edits.write();
  }
}
