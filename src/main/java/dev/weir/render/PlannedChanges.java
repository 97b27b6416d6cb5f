package dev.weir.render;

import dev.weir.plan.Change;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;

/**
 * The documents of all changes of a plan. Most resources of most plans do not change, and most
 * formats do not speak of those: their documents are made when somebody asks, and kept by nobody.
 */
final class PlannedChanges extends AbstractList<ChangeDocument> implements RandomAccess {

  private final List<Change> changes;
  private final Function<Change, ChangeDocument> documents;
  private final Map<Integer, ChangeDocument> shown = new LinkedHashMap<>();
  private final List<ChangeDocument> inOrder;

  /**
   * The documents of these.
   *
   * @param documents makes the document of a change; the same each time
   */
  PlannedChanges(List<Change> changes, Function<Change, ChangeDocument> documents) {
    this.changes = changes;
    this.documents = documents;
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).isEffective()) {
        shown.put(i, documents.apply(changes.get(i)));
      }
    }
    this.inOrder = List.copyOf(shown.values());
  }

  /** Those of which there is something to say, of any list. */
  static List<ChangeDocument> shown(List<ChangeDocument> changes) {
    return changes instanceof PlannedChanges planned
        ? planned.inOrder
        : changes.stream().filter(PlannedChanges::isShown).toList();
  }

  /** As {@link Change#isEffective}. */
  private static boolean isShown(ChangeDocument change) {
    return change.isEffective() || change.details().blocked().isPresent();
  }

  @Override
  public ChangeDocument get(int index) {
    var made = shown.get(index);
    return made == null ? documents.apply(changes.get(index)) : made;
  }

  @Override
  public int size() {
    return changes.size();
  }
}
