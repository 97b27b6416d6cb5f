@org.jspecify.annotations.NullMarked
package dev.weir.manifest.edit;
