package dev.weir.manifest.overlay;

import dev.weir.diag.Place;
import dev.weir.kind.Address;
import dev.weir.manifest.yaml.ManifestSource;
import dev.weir.manifest.yaml.YamlNode;

/**
 * A document of an environment.
 *
 * @param address what it is about
 * @param directive what it does
 * @param root the document, without its directive; lines as {@link MixedSource} wants them
 * @param source the file that it stands in
 * @param place where it names what it is about
 */
record Patch(
    Address address,
    Directive directive,
    YamlNode.Mapping root,
    ManifestSource source,
    Place place) {

  /** The key of directives, as kustomize has it. */
  static final String KEY = "$patch";

  /** What a patch does with its document. */
  enum Directive {
    /** What it says is merged in. */
    MERGE,
    /** The document is left out. */
    DELETE,
    /** The document is added. */
    ADD
  }
}
