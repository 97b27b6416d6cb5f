/** Tries a plan out: the real apply against a private sandbox that holds what is live. */
@NullMarked
package dev.weir.proof;

import org.jspecify.annotations.NullMarked;
