/** The schemas in the hands of the language server that editors use. */
@NullMarked
package dev.weir.editor;

import org.jspecify.annotations.NullMarked;
