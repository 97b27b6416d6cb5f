package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.kind.Address;
import dev.weir.kind.Reference;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * What the binding of a document's parts has in common.
 *
 * @param source the file
 * @param subject what messages call the document, in back-ticks
 * @param address its address, when it has one
 * @param references where references are collected
 * @param problems where problems are collected
 */
record BindContext(
    NodeSource source,
    String subject,
    Optional<Address> address,
    List<Reference> references,
    Diagnostics problems) {

  /** Tells of an error in the document. */
  void error(String code, String message, Place place, String hint) {
    var plain = Diagnostic.error(code, message).at(place);
    var hinted = hint.isEmpty() ? plain : plain.hint(hint);
    problems.add(address.map(hinted::about).orElse(hinted));
  }

  /** Tells of an error at a node. */
  void error(String code, String message, YamlNode node, String hint) {
    error(code, message, source.place(node), hint);
  }

  /** {@code `target.fragCount` of `Channel.main`}. */
  String of(Slot slot) {
    return "`" + slot.path() + "` of " + subject;
  }

  /**
   * Where a value goes.
   *
   * @param path its path, as people read it
   * @param key the key that it belongs to, or its own first character in a list
   * @param references what becomes of references in it
   */
  record Slot(String path, Place key, References references) {

    /** What becomes of references. */
    enum References {
      /** They stand for values. */
      READ,
      /** They must not be here. */
      REFUSED,
      /** They are text like any other. */
      TEXT
    }

    /** An attribute of the block in this slot. */
    Slot field(String name, Place nameplate) {
      return new Slot(path.isEmpty() ? name : path + "." + name, nameplate, references);
    }

    /** An item of the list in this slot. */
    Slot item(int index, Place first) {
      return new Slot(path + "[" + index + "]", first, references);
    }
  }
}
