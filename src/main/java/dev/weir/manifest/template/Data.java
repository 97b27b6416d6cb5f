package dev.weir.manifest.template;

import dev.weir.manifest.expr.Datum;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Nodes as values of expressions, and back. */
final class Data {

  private static final int ONE_LINE = 1;

  private Data() {}

  /** What a node says. */
  static Datum of(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar ->
          scalar.isNull() ? Datum.Nothing.NOTHING : new Datum.Text(scalar.text());
      case YamlNode.Sequence(var items, _, _) ->
          new Datum.Items(items.stream().map(Data::of).toList());
      case YamlNode.Mapping(var entries, _, _) -> {
        var table = new LinkedHashMap<String, Datum>();
        entries.forEach(entry -> table.put(entry.key().text(), of(entry.value())));
        yield new Datum.Table(table);
      }
    };
  }

  /**
   * A value written where a scalar stands.
   *
   * @param use the scalar that it stands for
   * @param escaped whether texts are read for references once more
   */
  static YamlNode node(Datum value, YamlNode.Scalar use, boolean escaped, Budget budget) {
    budget.spend(ONE_LINE);
    return switch (value) {
      case Datum.Text(var text) -> text(escaped ? text.replace("${", "$${") : text, use, budget);
      case Datum.Nothing _ ->
          new YamlNode.Scalar("", YamlNode.Style.PLAIN, use.line(), use.column(), 0);
      case Datum.Hidden(var name) -> text("${var." + name + "}", use, budget);
      case Datum.Items(var items) -> {
        List<YamlNode> nodes = new ArrayList<>(items.size());
        items.forEach(item -> nodes.add(node(item, use, escaped, budget)));
        yield new YamlNode.Sequence(nodes, use.line(), use.column());
      }
      case Datum.Table(var entries) -> {
        var nodes = new ArrayList<YamlNode.Entry>(entries.size());
        entries.forEach((key, item) ->
            nodes.add(
                new YamlNode.Entry(text(key, use, budget), node(item, use, escaped, budget))));
        yield new YamlNode.Mapping(nodes, use.line(), use.column());
      }
    };
  }

  /** A text where a scalar stands; quoted, so that none is taken for "not set". */
  static YamlNode.Scalar text(String text, YamlNode.Scalar use, Budget budget) {
    budget.spend(text.length());
    return new YamlNode.Scalar(text, YamlNode.Style.QUOTED, use.line(), use.column(), use.extent());
  }
}
