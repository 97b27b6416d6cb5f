/** Kinds as JSON Schema, for editors and other tools, and as documentation. */
@NullMarked
package dev.weir.schema;

import org.jspecify.annotations.NullMarked;
