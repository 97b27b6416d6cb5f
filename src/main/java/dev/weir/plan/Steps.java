package dev.weir.plan;

import com.google.common.graph.Graph;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.MutableGraph;
import dev.weir.kind.Address;
import dev.weir.ledger.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The single steps of a plan and which must come before which. */
public final class Steps {

  /** Half a change: making or changing an object, or taking one away. */
  public enum Phase {
    MAKE,
    REMOVE
  }

  /**
   * One step.
   *
   * @param address the key of its change in {@link Plan#changes()}
   * @param phase which half
   */
  public record Step(Address address, Phase phase) {}

  private final Plan plan;
  private final MutableGraph<Step> graph = GraphBuilder.directed().build();

  private Steps(Plan plan) {
    this.plan = plan;
  }

  /** The steps of a plan; an edge leads from what comes first to what comes later. */
  public static Graph<Step> of(Plan plan) {
    return new Steps(plan).build();
  }

  private Graph<Step> build() {
    plan.changes().forEach((address, change) -> addNodes(address, change.action()));
    plan.changes().forEach(this::makeAfterNeeds);
    removeBeforeNeeds();
    return graph;
  }

  private void addNodes(Address address, Action action) {
    var make = new Step(address, Phase.MAKE);
    var remove = new Step(address, Phase.REMOVE);
    switch (action) {
      case NO_OP, CREATE, UPDATE, ADOPT -> graph.addNode(make);
      case DELETE, FORGET -> graph.addNode(remove);
      case REPLACE -> graph.putEdge(remove, make);
      case REPLACE_CREATE_FIRST -> graph.putEdge(make, remove);
    }
  }

  private void makeAfterNeeds(Address address, Change change) {
    var make = new Step(address, Phase.MAKE);
    for (var need : change.dependsOn()) {
      var first = new Step(need, Phase.MAKE);
      if (graph.nodes().contains(first) && graph.nodes().contains(make)) {
        graph.putEdge(first, make);
      }
    }
  }

  /** What needed an object when it was last written lets go of it before it is taken away. */
  private void removeBeforeNeeds() {
    var users = usersByRecordedNeed();
    plan.changes()
        .forEach((address, change) -> {
          var remove = new Step(address, Phase.REMOVE);
          if (graph.nodes().contains(remove)) {
            users
                .getOrDefault(recorded(change), List.of())
                .forEach(user -> letGo(user, remove, change.action()));
          }
        });
  }

  private void letGo(Address user, Step remove, Action action) {
    var removesUser = new Step(user, Phase.REMOVE);
    var makesUser = new Step(user, Phase.MAKE);
    if (graph.nodes().contains(removesUser)) {
      graph.putEdge(removesUser, remove);
    }
    // An object replaced in place comes back before its users are written again.
    if (graph.nodes().contains(makesUser) && action != Action.REPLACE) {
      graph.putEdge(makesUser, remove);
    }
  }

  /** What users of the object that goes called it when they were last written. */
  private static Address recorded(Change change) {
    return change.action() == Action.DELETE
        ? change.entry().map(Entry::address).orElse(change.address())
        : change.address();
  }

  private Map<Address, List<Address>> usersByRecordedNeed() {
    var users = new HashMap<Address, List<Address>>();
    plan.changes()
        .forEach((address, change) ->
            change
                .entry()
                .ifPresent(entry ->
                    entry
                        .dependencies()
                        .forEach(need ->
                            users.computeIfAbsent(need, _ -> new ArrayList<>()).add(address))));
    return users;
  }
}
