/** What runs did, written down while they did it, and the way back. */
@NullMarked
package dev.weir.history;

import org.jspecify.annotations.NullMarked;
