package dev.weir.manifest;

import dev.weir.diag.Place;
import java.util.Optional;

/**
 * A document whose kind is known.
 *
 * @param piece what it stands in
 * @param index which of the piece's documents it is
 * @param root all of it
 * @param header its kind
 */
record Document(Pieces.Piece piece, int index, YamlNode.Mapping root, YamlNode.Scalar header) {

  ManifestSource source() {
    return piece.source();
  }

  /** Its name, if it has one. */
  Optional<YamlNode.Scalar> name() {
    return root.block("metadata")
        .flatMap(metadata -> metadata.value("name"))
        .filter(YamlNode.Scalar.class::isInstance)
        .map(YamlNode.Scalar.class::cast);
  }

  /** Where its parts will be found later. */
  DocumentPlaces places(Limits limits) {
    return new DocumentPlaces(piece, index, header, name().orElse(header), limits);
  }

  /** Where a path within one of its parts is written, for instance of {@code metadata}. */
  Place place(String part, String path) {
    var node = root.entry(part).map(entry -> NodePath.find(entry, path)).orElse(header);
    return source().place(node);
  }
}
