@NullMarked
package dev.weir.proof;

import org.jspecify.annotations.NullMarked;
