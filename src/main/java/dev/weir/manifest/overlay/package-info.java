/** What an environment changes in manifests: its patches, merged into documents by address. */
@NullMarked
package dev.weir.manifest.overlay;

import org.jspecify.annotations.NullMarked;
