package dev.weir.manifest;

import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds places in a document when somebody asks: it is then read once more. Few places are ever
 * asked for, and the nodes of all documents would take more memory than everything else.
 *
 * @param piece what the document stands in
 * @param index which of the piece's documents it is
 * @param header its kind
 * @param nameplate its name; its kind when it has none
 * @param limits what it was read with
 */
record DocumentPlaces(
    Pieces.Piece piece, int index, YamlNode.Scalar header, YamlNode.Scalar nameplate, Limits limits)
    implements Declared.Places {

  @Override
  public Place document() {
    return piece.source().place(header);
  }

  /** Where its name is written. */
  Place name() {
    return piece.source().place(nameplate);
  }

  @Override
  public Place of(String path) {
    var node = root().entry("spec").map(spec -> NodePath.find(spec, path)).orElse(header);
    return piece.source().place(node);
  }

  /** Whether there is a spec. */
  boolean hasSpec() {
    return spec().isPresent();
  }

  /** Whether the spec sets this field, rightly or wrongly. */
  boolean writesInSpec(String field) {
    return spec().flatMap(spec -> spec.value(field)).isPresent();
  }

  private Optional<YamlNode.Mapping> spec() {
    return root().block("spec");
  }

  private YamlNode.Mapping root() {
    var documents = YamlReader.read(piece, limits, UnaryOperator.identity(), new Diagnostics());
    return (YamlNode.Mapping) documents.get(index);
  }
}
