/** What every provider must be able to do; providers are found by {@code ServiceLoader}. */
@NullMarked
package dev.weir.provider;

import org.jspecify.annotations.NullMarked;
