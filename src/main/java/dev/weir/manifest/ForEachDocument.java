package dev.weir.manifest;

import dev.weir.kind.Describes;

/** The kind of documents that give one document for each element; their spec is read by hand. */
@Describes(
    apiVersion = "weir/v1",
    kind = "ForEach",
    doc =
        "Gives a document for each element of a list or map. `items` is the list or map, or a"
            + " variable that is one; `keyedBy` names the field of a list's blocks that tells them"
            + " from each other; `template` is the document, or several. `${each.key}` and"
            + " `${each.value}` in it stand for the element. Addresses follow from keys, so they"
            + " stay when elements before them come or go.")
public record ForEachDocument() {}
