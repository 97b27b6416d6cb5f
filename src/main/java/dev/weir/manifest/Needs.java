package dev.weir.manifest;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what resources need: said by references and {@code dependsOn}, or by their kinds. */
final class Needs {

  private final Documents documents;

  Needs(Documents documents) {
    this.documents = documents;
  }

  /** The needs that manifests write down. */
  List<Need> written() {
    var needs = new ArrayList<Need>();
    for (var draft : documents.resources()) {
      var declared = draft.declared();
      for (var reference : declared.references()) {
        add(needs, draft, reference.target(), Need.Why.REFERENCE, reference.place());
      }
      for (int i = 0; i < declared.dependsOn().size(); i++) {
        var place = draft.dependencies().get(i);
        add(needs, draft, declared.dependsOn().get(i), Need.Why.DEPENDS_ON, place);
      }
    }
    return needs;
  }

  private void add(
      List<Need> needs, Draft from, Address to, Need.Why why, dev.weir.diag.Place place) {
    boolean resource =
        documents.find(to).filter(target -> !target.isProvider() && !target.isLocal()).isPresent();
    if (resource && !to.equals(from.declared().address())) {
      needs.add(new Need(from.declared().address(), to, why, place));
    }
  }

  /** The needs that follow from kinds: other resources with equal values. */
  List<Need> implied() {
    var needs = new ArrayList<Need>();
    var indexes = new HashMap<Kind.Implied, Map<List<String>, List<Draft>>>();
    for (var draft : documents.resources()) {
      for (var edge : draft.declared().kind().implied()) {
        if (draft.sound() && edge.when().test(draft.declared().spec())) {
          var index = indexes.computeIfAbsent(edge, e -> index(draft.declared().kind(), e));
          for (var target : index.getOrDefault(values(edge, draft), List.of())) {
            add(needs, draft, target.declared().address(), Need.Why.IMPLIED, draft.name());
          }
        }
      }
    }
    return needs;
  }

  private Map<List<String>, List<Draft>> index(Kind<?> kind, Kind.Implied edge) {
    var index = new HashMap<List<String>, List<Draft>>();
    for (var draft : documents.resources()) {
      var other = draft.declared().kind();
      if (other.apiVersion().equals(kind.apiVersion()) && other.name().equals(edge.kind())) {
        index.computeIfAbsent(values(edge, draft), _ -> new ArrayList<>()).add(draft);
      }
    }
    return index;
  }

  private static List<String> values(Kind.Implied edge, Draft draft) {
    return edge.equal().stream().map(name -> draft.declared().spec().text(name)).toList();
  }
}
