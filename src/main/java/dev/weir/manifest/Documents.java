package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.kind.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** All documents by address, while they are checked against each other. */
final class Documents {

  /** More candidates than this are not compared: nobody waits for a suggestion. */
  private static final int MOST_SUGGESTED = 5_000;

  private final SequencedMap<Address, Draft> drafts = new LinkedHashMap<>();
  private final boolean complete;
  private final Diagnostics problems;

  /**
   * No documents yet.
   *
   * @param complete whether every document will be known; if not, nothing is said of unknown
   *     addresses
   */
  Documents(boolean complete, Diagnostics problems) {
    this.complete = complete;
    this.problems = problems;
  }

  /** Adds a document; the first of those with one address counts. */
  void add(Draft draft) {
    var address = draft.declared().address();
    var first = drafts.putIfAbsent(address, draft);
    if (first != null) {
      problems.add(
          Diagnostic.error("duplicate-address", "`" + address + "` is declared twice")
              .at(draft.name())
              .about(address)
              .related("declared here first", first.name())
              .hint("a name is unique among the documents of a kind, whatever their provider"));
    }
  }

  Optional<Draft> find(Address address) {
    return Optional.ofNullable(drafts.get(address));
  }

  /** Whether an address that is not among these certainly does not exist. */
  boolean isComplete() {
    return complete;
  }

  List<Draft> all() {
    return List.copyOf(drafts.values());
  }

  List<Draft> providers() {
    return drafts.values().stream().filter(Draft::isProvider).toList();
  }

  List<Draft> resources() {
    return drafts.values().stream()
        .filter(draft -> !draft.isProvider() && !draft.isLocal())
        .toList();
  }

  /** Documents that tell Weir itself what to do. */
  List<Draft> local() {
    return drafts.values().stream().filter(Draft::isLocal).toList();
  }

  /** Changes a document that is there already. */
  void change(Address address, UnaryOperator<Draft> change) {
    drafts.computeIfPresent(address, (_, draft) -> change.apply(draft));
  }

  /** Addresses that an unknown one may have meant: of the same kind, if it has any. */
  List<String> similar(Address unknown) {
    var ofKind = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var address : drafts.keySet()) {
      (address.kind().equals(unknown.kind()) ? ofKind : others).add(address.toString());
    }
    var candidates = ofKind.isEmpty() ? others : ofKind;
    return candidates.subList(0, Math.min(MOST_SUGGESTED, candidates.size()));
  }
}
