/** Times and windows as people write them on a command line, read against a clock that is given. */
@NullMarked
package dev.weir.time;

import org.jspecify.annotations.NullMarked;
