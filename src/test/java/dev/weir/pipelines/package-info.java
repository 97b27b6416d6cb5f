/**
 * The recipes of examples/pipelines, run for real as far as a machine without their services can.
 */
@NullMarked
package dev.weir.pipelines;

import org.jspecify.annotations.NullMarked;
