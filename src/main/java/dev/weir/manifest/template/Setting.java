package dev.weir.manifest.template;

import dev.weir.diag.Place;
import dev.weir.manifest.expr.Datum;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;

/** A value of a variable, and where it is written. */
record Setting(Datum value, YamlNode node, NodeSource source) {

  static Setting of(YamlNode node, NodeSource source) {
    return new Setting(Data.of(node), node, source);
  }

  Place place() {
    return source.place(node);
  }
}
