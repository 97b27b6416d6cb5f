package dev.weir.manifest;

import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.manifest.yaml.Limits;
import dev.weir.manifest.yaml.NodePath;
import dev.weir.manifest.yaml.Pieces;
import dev.weir.manifest.yaml.YamlNode;
import dev.weir.manifest.yaml.YamlReader;
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
    implements DraftPlaces {

  @Override
  public Place document() {
    return piece.source().place(header);
  }

  @Override
  public Place name() {
    return piece.source().place(nameplate);
  }

  @Override
  public Place of(String path) {
    var node = root().entry("spec").map(spec -> NodePath.find(spec, path)).orElse(header);
    return piece.source().place(node);
  }

  @Override
  public boolean hasSpec() {
    return spec().isPresent();
  }

  @Override
  public boolean writesInSpec(String field) {
    return spec().flatMap(spec -> spec.value(field)).isPresent();
  }

  private Optional<YamlNode.Mapping> spec() {
    return root().block("spec");
  }

  private YamlNode.Mapping root() {
    var text = YamlReader.read(piece, limits, UnaryOperator.identity(), new Diagnostics());
    return (YamlNode.Mapping) text.documents().get(index);
  }
}
