package dev.weir.manifest;

import dev.weir.diag.Place;
import dev.weir.manifest.yaml.NodePath;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.Optional;

/**
 * Places in a document whose nodes are kept: those of a template, which many resources share, and
 * of a document that was patched, which no file holds as it is.
 *
 * @param source what the nodes were read from
 * @param root the document
 * @param header its kind
 * @param nameplate its name; its kind when it has none
 * @param provenance how it came about
 */
record KeptPlaces(
    NodeSource source,
    YamlNode.Mapping root,
    YamlNode.Scalar header,
    YamlNode.Scalar nameplate,
    Declared.Provenance provenance)
    implements DraftPlaces {

  @Override
  public Place document() {
    return source.place(header);
  }

  @Override
  public Place name() {
    return source.place(nameplate);
  }

  @Override
  public Place of(String path) {
    return source.place(root.entry("spec").map(spec -> NodePath.find(spec, path)).orElse(header));
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
    return root.block("spec");
  }
}
