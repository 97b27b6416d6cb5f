/**
 * The expressions of the manifest language: what stands between {@code ${} and its brace, what it
 * may name, and what comes of it. It computes values from values and reaches nothing else.
 */
@NullMarked
package dev.weir.manifest.expr;

import org.jspecify.annotations.NullMarked;
