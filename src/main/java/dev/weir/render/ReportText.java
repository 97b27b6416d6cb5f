package dev.weir.render;

import dev.weir.engine.RunReport;
import dev.weir.kind.Address;
import dev.weir.kind.Attribute;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import dev.weir.plan.PlanOptions.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.BooleanNode;

/** What an apply came to: how much was done, what was not, and what was learnt. */
public final class ReportText {

  /** Outputs of more resources than this are for {@code weir show}. */
  private static final int MOST_OUTPUTS = 20;

  private final RunReport report;
  private final Goal goal;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  private ReportText(RunReport report, Goal goal, Ink ink) {
    this.report = report;
    this.goal = goal;
    this.ink = ink;
  }

  /** The text, with a line end at its end. */
  public static String of(RunReport report, Goal goal, Style style) {
    var text = new ReportText(report, goal, style.ink());
    text.write();
    return text.out.toString();
  }

  private void write() {
    var run = goal == Goal.DESTROY ? "Destroy" : "Apply";
    if (report.succeeded()) {
      out.append(ink.write(Ink.Role.GOOD, run + " complete! Resources: " + counts() + "."));
      out.append('\n');
    } else {
      out.append(ink.write(Ink.Role.ERROR, run + " incomplete."))
          .append(ink.strong(" Resources: " + counts() + "; " + failures() + "."))
          .append('\n');
      unfinished();
    }
    outputs();
  }

  private String counts() {
    int adopted = count(Action.ADOPT);
    int forgotten = count(Action.FORGET);
    int replaced = count(Action.REPLACE) + count(Action.REPLACE_CREATE_FIRST);
    long moved = report.done().stream().filter(change -> change.movedFrom().isPresent()).count();
    var destroyed = count(Action.DELETE) + replaced + " destroyed";
    if (goal == Goal.DESTROY) {
      return destroyed + (forgotten == 0 ? "" : ", " + forgotten + " forgotten");
    }
    return (adopted == 0 ? "" : adopted + " adopted, ")
        + (count(Action.CREATE) + replaced)
        + " added, "
        + count(Action.UPDATE)
        + " changed, "
        + destroyed
        + (forgotten == 0 ? "" : ", " + forgotten + " forgotten")
        + (moved == 0 ? "" : ", " + moved + " moved");
  }

  private int count(Action action) {
    return (int) report.done().stream().filter(change -> change.action() == action).count();
  }

  private String failures() {
    var parts = new ArrayList<String>();
    part(parts, report.failed().size(), "failed");
    part(parts, report.skipped().size(), "skipped");
    part(parts, report.inFlight().size(), "in flight");
    part(parts, report.notStarted().size(), "not started");
    return String.join(", ", parts);
  }

  private static void part(List<String> parts, int count, String word) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }

  private void unfinished() {
    section("Done:", done().map(change -> change.address().toString()).toList());
    section("Failed:", sorted(report.failed()).keySet().stream().map(this::failure).toList());
    section(
        "Skipped:",
        sorted(report.skipped()).entrySet().stream()
            .map(skip -> skip.getKey() + ", which needs " + skip.getValue())
            .toList());
    section(
        "In flight, to be settled by the next run:",
        report.inFlight().stream().map(Address::toString).toList());
    section("Not started:", report.notStarted().stream().map(Address::toString).toList());
  }

  private String failure(Address address) {
    var cause = report.failed().get(address);
    return cause != null && cause.stale()
        ? address + ", which changed since it was planned"
        : address.toString();
  }

  private static <V> Map<Address, V> sorted(Map<Address, V> map) {
    return new TreeMap<>(map);
  }

  private void section(String title, List<String> items) {
    if (!items.isEmpty()) {
      out.append('\n').append(ink.strong(title)).append('\n');
      items.forEach(item -> out.append("  ").append(item).append('\n'));
    }
  }

  private void outputs() {
    var told = done().filter(this::hasOutputs).toList();
    if (told.isEmpty()) {
      return;
    }
    out.append('\n').append(ink.strong("Outputs:")).append('\n');
    told.stream().limit(MOST_OUTPUTS).forEach(this::output);
    if (told.size() > MOST_OUTPUTS) {
      out.append("\n  and of ")
          .append(Count.of(told.size() - MOST_OUTPUTS, "more resource"))
          .append(": see `weir show --live`\n");
    }
  }

  /** What was done ends in any order; it is told in one. */
  private Stream<Change> done() {
    return report.done().stream().sorted(Comparator.comparing(Change::address));
  }

  private boolean hasOutputs(Change change) {
    boolean isNew = change.action() == Action.CREATE || change.action().isReplace();
    return isNew && !computed(change).isEmpty();
  }

  private Map<String, Shown> computed(Change change) {
    var fields = report.outputs().get(change.address());
    if (fields == null) {
      return Map.of();
    }
    return fields.shape().attributes().stream()
        .filter(Attribute::computed)
        .filter(attribute -> isKnown(fields.get(attribute)))
        .collect(
            Collectors.toMap(
                Attribute::name,
                attribute -> shown(fields.get(attribute)),
                (first, _) -> first,
                LinkedHashMap::new));
  }

  private static boolean isKnown(Value value) {
    return value.isPresent() && !value.hasUnknown();
  }

  private static Shown shown(Value value) {
    var sensitive = BooleanNode.valueOf(value instanceof Value.Sealed);
    return Shown.of(ValueJson.write(value), null, sensitive);
  }

  private void output(Change change) {
    var computed = computed(change);
    int width = computed.keySet().stream().mapToInt(String::length).max().orElse(0);
    out.append("\n  ").append(ink.strong(change.address().toString())).append('\n');
    computed.forEach((name, value) ->
        out.append("    ")
            .append(name)
            .repeat(' ', width - name.length())
            .append(" = ")
            .append(value.inline())
            .append('\n'));
  }
}
