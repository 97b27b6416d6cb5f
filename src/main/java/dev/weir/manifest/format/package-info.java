/** One canonical style for manifests: how a text is laid out, never what it says. */
@org.jspecify.annotations.NullMarked
package dev.weir.manifest.format;
