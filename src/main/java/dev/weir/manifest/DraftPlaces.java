package dev.weir.manifest;

import dev.weir.diag.Place;

/** Where the parts of a document are written, as its checks need it. */
interface DraftPlaces extends Declared.Places {

  /** Where its name is written. */
  Place name();

  /** Whether there is a spec. */
  boolean hasSpec();

  /** Whether the spec sets this field, rightly or wrongly. */
  boolean writesInSpec(String field);
}
