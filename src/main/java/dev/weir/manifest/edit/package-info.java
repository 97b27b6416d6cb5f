/** Edits manifests in place: what is not changed stays as it is, byte for byte. */
@org.jspecify.annotations.NullMarked
package dev.weir.manifest.edit;
