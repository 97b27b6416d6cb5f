@NullMarked
package dev.weir.plan;

import org.jspecify.annotations.NullMarked;
