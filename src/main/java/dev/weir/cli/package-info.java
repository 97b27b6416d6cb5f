/** Arguments in, exit code out; the only room that touches the process it runs in. */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
