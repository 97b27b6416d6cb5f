/** Plans, events and diagnostics as text for people. */
@NullMarked
package dev.weir.render;

import org.jspecify.annotations.NullMarked;
