/** Writes manifests for what is live. */
@NullMarked
package dev.weir.export;

import org.jspecify.annotations.NullMarked;
