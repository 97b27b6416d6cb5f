/** The one comment of a plan in a review: found again by its marker, updated in place. */
@org.jspecify.annotations.NullMarked
package dev.weir.review;
