@NullMarked
package dev.weir.ledger;

import org.jspecify.annotations.NullMarked;
