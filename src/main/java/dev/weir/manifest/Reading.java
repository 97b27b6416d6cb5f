package dev.weir.manifest;

import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import java.util.List;

/**
 * What came of one piece of a file.
 *
 * @param drafts its resources and providers
 * @param stacks its stack documents
 * @param documents how many documents it holds
 * @param complete whether every document in it could be told by its address
 * @param problems what was wrong
 */
record Reading(
    List<Draft> drafts,
    List<StackDraft> stacks,
    int documents,
    boolean complete,
    Diagnostics problems) {

  /** A stack document. */
  record StackDraft(String name, Stack stack, Place place) {}
}
