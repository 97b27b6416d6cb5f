@org.jspecify.annotations.NullMarked
package dev.weir.time;
