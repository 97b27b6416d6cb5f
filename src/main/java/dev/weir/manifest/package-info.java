/** YAML in; declared resources out, every value with its place. */
@NullMarked
package dev.weir.manifest;

import org.jspecify.annotations.NullMarked;
