package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.manifest.yaml.NodePath;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.Optional;

/**
 * A document whose kind is known.
 *
 * @param source what it was read from
 * @param root all of it
 * @param header its kind
 * @param placing how its parts will be found later
 */
record Document(NodeSource source, YamlNode.Mapping root, YamlNode.Scalar header, Placing placing) {

  /** Makes what finds the parts of a document. */
  @FunctionalInterface
  interface Placing {
    /**
     * What finds them.
     *
     * @param header its kind
     * @param nameplate its name; its kind when it has none
     */
    DraftPlaces of(YamlNode.Scalar header, YamlNode.Scalar nameplate);
  }

  /** Its name, if it has one. */
  Optional<YamlNode.Scalar> name() {
    return root.block("metadata")
        .flatMap(metadata -> metadata.value("name"))
        .filter(YamlNode.Scalar.class::isInstance)
        .map(YamlNode.Scalar.class::cast);
  }

  /** The same document with other nodes, which stand where the nodes before stood. */
  Document filled(YamlNode.Mapping filled) {
    return new Document(source, filled, header, placing);
  }

  /** Where its parts will be found later. */
  DraftPlaces places() {
    return placing.of(header, name().orElse(header));
  }

  /** Where a path within one of its parts is written, for instance of {@code metadata}. */
  Place place(String part, String path) {
    return source.place(root.entry(part).map(entry -> NodePath.find(entry, path)).orElse(header));
  }
}
