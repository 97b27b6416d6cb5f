/**
 * What manifests leave open, filled in: variables with the values that were given, and templates
 * with the elements of their lists.
 */
@NullMarked
package dev.weir.manifest.template;

import org.jspecify.annotations.NullMarked;
