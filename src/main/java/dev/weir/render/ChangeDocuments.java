package dev.weir.render;

import dev.weir.kind.Address;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.manifest.Declared;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Change;
import dev.weir.plan.PlanOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes change documents of changes. */
final class ChangeDocuments {

  private static final String MANAGED = "managed";
  private static final Set<Verdict> DRIFTED =
      Set.of(Verdict.DRIFT, Verdict.CONFLICT, Verdict.CONVERGED);

  private ChangeDocuments() {}

  static ChangeDocument planned(Change change, PlanOptions.Goal goal, Optional<Declared> declared) {
    return document(
        change, planValues(change), reason(change, goal), Optional.of(details(change, declared)));
  }

  static Optional<ChangeDocument> drift(Change change) {
    return change
        .entry()
        .filter(_ -> isDrifted(change))
        .map(entry -> entry.base(change.kind()))
        .map(base ->
            document(change, driftValues(change, base), Optional.empty(), Optional.empty()));
  }

  private static boolean isDrifted(Change change) {
    return change.action() == Action.CREATE
        || change.attributes().stream().anyMatch(a -> DRIFTED.contains(a.verdict()));
  }

  private static ChangeDocument document(
      Change change,
      ChangeDocument.Values values,
      Optional<String> reason,
      Optional<ChangeDocument.Details> details) {
    return new ChangeDocument(
        change.address().toString(),
        details.flatMap(_ -> change.movedFrom().map(Address::toString)),
        MANAGED,
        change.address().kind(),
        change.address().name(),
        cloud(change.kind().apiVersion()),
        values,
        reason,
        details);
  }

  private static String cloud(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? apiVersion : apiVersion.substring(0, slash);
  }

  private static ChangeDocument.Values planValues(Change change) {
    var importing =
        change.action() == Action.ADOPT
            ? Optional.of(new ChangeDocument.Importing(change.key().toString()))
            : Optional.<ChangeDocument.Importing>empty();
    return values(
        terraformWords(change.action()),
        change.before(),
        change.after(),
        replacePaths(change),
        importing);
  }

  private static ChangeDocument.Values driftValues(Change change, Value.Fields base) {
    var word = change.before().isPresent() ? "update" : "delete";
    return values(
        List.of(word), Optional.of(base), change.before(), Optional.empty(), Optional.empty());
  }

  private static ChangeDocument.Values values(
      List<String> actions,
      Optional<Value.Fields> before,
      Optional<Value.Fields> after,
      Optional<List<List<String>>> replacePaths,
      Optional<ChangeDocument.Importing> importing) {
    return new ChangeDocument.Values(
        actions,
        before.map(ValueJson::write),
        after.map(ValueJson::write),
        after.map(Masks::unknown).orElseGet(JsonNodeFactory.instance::objectNode),
        sensitive(before),
        sensitive(after),
        replacePaths,
        importing);
  }

  private static JsonNode sensitive(Optional<Value.Fields> fields) {
    return fields.<JsonNode>map(Masks::sensitive).orElse(BooleanNode.FALSE);
  }

  /** Terraform shows an object that is only taken over as a no-op with an {@code importing}. */
  private static List<String> terraformWords(Action action) {
    return action == Action.ADOPT ? Action.NO_OP.words() : action.words();
  }

  private static Optional<List<List<String>>> replacePaths(Change change) {
    var paths =
        change.attributes().stream()
            .filter(AttributeChange::replaces)
            .map(attribute -> List.of(attribute.path().split("\\.")))
            .toList();
    return paths.isEmpty() ? Optional.empty() : Optional.of(paths);
  }

  private static Optional<String> reason(Change change, PlanOptions.Goal goal) {
    return switch (change.action()) {
      case REPLACE_CREATE_FIRST -> Optional.of("replace_because_cannot_update");
      case REPLACE ->
          Optional.of(
              change.attributes().stream().anyMatch(AttributeChange::replaces)
                  ? "replace_because_cannot_update"
                  : "replace_by_request");
      case DELETE ->
          goal == PlanOptions.Goal.CONVERGE
              ? Optional.of("delete_because_no_resource_config")
              : Optional.empty();
      case NO_OP, CREATE, UPDATE, ADOPT, FORGET -> Optional.empty();
    };
  }

  private static ChangeDocument.Details details(Change change, Optional<Declared> declared) {
    return new ChangeDocument.Details(
        ChangeDocument.word(change.action()),
        change.kind().id(),
        change.provider().map(Address::toString),
        change.key().toString(),
        change.reasons(),
        change.attributes().stream()
            .filter(attribute -> attribute.verdict() != Verdict.IN_SYNC)
            .map(attribute -> FieldDocument.of(attribute, declared))
            .toList(),
        change.dependsOn().stream().map(Address::toString).toList(),
        change.blocked().map(DiagnosticDocument::of),
        change.onAir().map(OnAirDocument::of),
        declared.map(found -> found.places().document().toString()),
        Optional.empty());
  }
}
