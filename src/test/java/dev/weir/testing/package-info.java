/** A tiny provider without a network, and what tests of several rooms share. */
@NullMarked
package dev.weir.testing;

import org.jspecify.annotations.NullMarked;
