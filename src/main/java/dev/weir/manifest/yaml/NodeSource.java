package dev.weir.manifest.yaml;

import dev.weir.diag.Place;

/** What the nodes of a document were read from: one file, or several where one mends another. */
public interface NodeSource {

  /** The file that the document stands in, relative to the root, or {@code -}. */
  String file();

  /** Where a node begins. */
  Place place(YamlNode node);

  /** Never shows this value when its lines are quoted. */
  void hide(YamlNode.Scalar secret);
}
