/** Signed calls: Feign over java.net.http, as a stack of one-method clients. */
@NullMarked
package dev.weir.http;

import org.jspecify.annotations.NullMarked;
