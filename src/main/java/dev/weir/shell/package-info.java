/** What shells and {@code man} want to know of the command line: completion scripts and pages. */
@NullMarked
package dev.weir.shell;

import org.jspecify.annotations.NullMarked;
