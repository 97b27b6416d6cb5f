package dev.weir.manifest.overlay;

import dev.weir.diag.Place;
import dev.weir.manifest.yaml.ManifestSource;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A document of one file with parts of another. Lines of the other's nodes are counted from far
 * beyond any file's end, so that a node, and what is computed from it, tells where it comes from.
 *
 * @param base the file that the document stands in
 * @param patch the file that changes it
 */
record MixedSource(NodeSource base, ManifestSource patch) implements NodeSource {

  private static final int BEYOND = 1 << 30;

  @Override
  public String file() {
    return base.file();
  }

  @Override
  public Place place(YamlNode node) {
    return node.line() > BEYOND
        ? new Place(patch, node.line() - BEYOND, node.column(), node.width())
        : base.place(node);
  }

  @Override
  public void hide(YamlNode.Scalar secret) {
    if (secret.line() > BEYOND) {
      patch.hide(moved(secret, -BEYOND));
    } else {
      base.hide(secret);
    }
  }

  /** The nodes of a patch as this wants them. */
  static YamlNode beyond(YamlNode node) {
    return moved(node, BEYOND);
  }

  private static YamlNode moved(YamlNode node, int lines) {
    return switch (node) {
      case YamlNode.Scalar scalar -> moved(scalar, lines);
      case YamlNode.Sequence(var items, int line, int column) ->
          new YamlNode.Sequence(
              items.stream().map(item -> moved(item, lines)).toList(), line + lines, column);
      case YamlNode.Mapping(var entries, int line, int column) -> {
        List<YamlNode.Entry> moved = new ArrayList<>(entries.size());
        entries.forEach(entry ->
            moved.add(new YamlNode.Entry(moved(entry.key(), lines), moved(entry.value(), lines))));
        yield new YamlNode.Mapping(moved, line + lines, column);
      }
    };
  }

  private static YamlNode.Scalar moved(YamlNode.Scalar scalar, int lines) {
    return new YamlNode.Scalar(
        scalar.text(), scalar.style(), scalar.line() + lines, scalar.column(), scalar.extent());
  }
}
