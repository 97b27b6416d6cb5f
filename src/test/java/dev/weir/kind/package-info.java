@NullMarked
package dev.weir.kind;

import org.jspecify.annotations.NullMarked;
