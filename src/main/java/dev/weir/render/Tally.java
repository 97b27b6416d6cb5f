package dev.weir.render;

import java.util.List;

/** Counts changes, and says the counts in Terraform's words. */
final class Tally {

  private Tally() {}

  /** A replace counts as an add and as a destroy, as Terraform does. */
  static PlanDocument.Counts of(List<ChangeDocument> changes) {
    int add = 0;
    int change = 0;
    int destroy = 0;
    int adopt = 0;
    int forget = 0;
    int move = 0;
    for (var each : changes) {
      move += each.previousAddress().isPresent() ? 1 : 0;
      switch (each.action()) {
        case NO_OP -> {}
        case CREATE -> add++;
        case UPDATE -> change++;
        case REPLACE, REPLACE_CREATE_FIRST -> {
          add++;
          destroy++;
        }
        case DELETE -> destroy++;
        case ADOPT -> adopt++;
        case FORGET -> forget++;
      }
    }
    return new PlanDocument.Counts(add, change, destroy, adopt, forget, move);
  }

  /** Terraform's words, which tools look for, with our own around them when there are any. */
  static String words(PlanDocument.Counts counts) {
    return (counts.adopt() == 0 ? "" : counts.adopt() + " to adopt, ")
        + counts.add()
        + " to add, "
        + counts.change()
        + " to change, "
        + counts.destroy()
        + " to destroy"
        + ours(counts);
  }

  /** Only what there is, for instance {@code 2 to add, 1 to destroy}. */
  static String shortly(PlanDocument.Counts counts) {
    var words = new StringBuilder();
    append(words, counts.adopt(), "adopt");
    append(words, counts.add(), "add");
    append(words, counts.change(), "change");
    append(words, counts.destroy(), "destroy");
    append(words, counts.forget(), "forget");
    append(words, counts.move(), "move");
    return words.isEmpty() ? "nothing to do" : words.toString();
  }

  private static String ours(PlanDocument.Counts counts) {
    return (counts.forget() == 0 ? "" : ", " + counts.forget() + " to forget")
        + (counts.move() == 0 ? "" : ", " + counts.move() + " to move");
  }

  private static void append(StringBuilder words, int count, String what) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : ", ").append(count).append(" to ").append(what);
    }
  }
}
