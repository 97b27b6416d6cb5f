/** What we tell people: problems as values, each with a place and a way out. */
@NullMarked
package dev.weir.diag;

import org.jspecify.annotations.NullMarked;
