@org.jspecify.annotations.NullMarked
package dev.weir.serve;
