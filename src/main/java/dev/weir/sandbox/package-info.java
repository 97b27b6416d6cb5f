/** Serves any provider's API over HTTP from an object that emulates it, on loopback only. */
@NullMarked
package dev.weir.sandbox;

import org.jspecify.annotations.NullMarked;
