/** How a record describes a resource type, and the values, secrets and addresses it is made of. */
@NullMarked
package dev.weir.kind;

import org.jspecify.annotations.NullMarked;
