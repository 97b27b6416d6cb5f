/**
 * Expressions that people write into manifests, in the Common Expression Language. The one room
 * that knows the library for it; none of its classes is loaded where nobody writes an expression.
 */
@org.jspecify.annotations.NullMarked
package dev.weir.cel;
