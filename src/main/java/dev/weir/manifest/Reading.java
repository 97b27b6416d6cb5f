package dev.weir.manifest;

import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What came of one piece of a file.
 *
 * @param drafts its resources and providers
 * @param stacks its stack documents
 * @param policies its policies
 * @param aside its documents that cannot be bound before all variables are known
 * @param bound its documents as they were bound, where that is wanted
 * @param problems what was wrong
 * @param documents how many documents it holds
 * @param complete whether every document in it could be told by its address
 */
record Reading(
    List<Draft> drafts,
    List<StackDraft> stacks,
    List<DeclaredPolicy> policies,
    List<Aside> aside,
    List<Aside> bound,
    Diagnostics problems,
    int documents,
    boolean complete) {

  /**
   * A stack document.
   *
   * @param places where a path of its spec is written
   */
  record StackDraft(String name, Stack stack, Place place, Function<String, Place> places) {}

  /** A document and its kind, for instance one that waits for variables. */
  record Aside(Kind<?> kind, Document document) {}

  /** A reading that has just begun; its lists grow. */
  Reading(Diagnostics problems) {
    this(
        new ArrayList<>(1),
        new ArrayList<>(0),
        new ArrayList<>(0),
        new ArrayList<>(0),
        new ArrayList<>(0),
        problems,
        0,
        false);
  }

  Reading finished(int documents, boolean complete) {
    return new Reading(
        List.copyOf(drafts),
        List.copyOf(stacks),
        List.copyOf(policies),
        List.copyOf(aside),
        List.copyOf(bound),
        problems,
        documents,
        complete);
  }
}
