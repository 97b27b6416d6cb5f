/** What we made and last wrote, kept safely; never a cache of what is live. */
@NullMarked
package dev.weir.ledger;

import org.jspecify.annotations.NullMarked;
