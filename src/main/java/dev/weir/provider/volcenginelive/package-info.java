/** Volcengine Live: sources that a live domain pulls its streams from, on demand or by schedule. */
@NullMarked
package dev.weir.provider.volcenginelive;

import org.jspecify.annotations.NullMarked;
