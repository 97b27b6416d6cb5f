/** The only room that changes the world: refresh, then apply. */
@NullMarked
package dev.weir.engine;

import org.jspecify.annotations.NullMarked;
