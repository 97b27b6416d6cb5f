/** Measures, and checks while it measures. */
@org.jspecify.annotations.NullMarked
package dev.weir.bench;
