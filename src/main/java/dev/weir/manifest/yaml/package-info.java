/** YAML text in, nodes out: each value as text, with the place it stands at. */
@NullMarked
package dev.weir.manifest.yaml;

import org.jspecify.annotations.NullMarked;
