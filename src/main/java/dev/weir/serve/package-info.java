/**
 * A small HTTP service for the calls that providers make to their users. It stands in the open, so
 * everything in it is bounded: lengths, times, connections, and what waits to be written down.
 */
@org.jspecify.annotations.NullMarked
package dev.weir.serve;
