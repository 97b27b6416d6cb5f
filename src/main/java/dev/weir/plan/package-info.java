/** Pure: declared, recorded and live in; changes in order, with their reasons, out. */
@NullMarked
package dev.weir.plan;

import org.jspecify.annotations.NullMarked;
