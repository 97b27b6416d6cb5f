package dev.weir.provider;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;

/**
 * Something that the objects of one kind in one account can be asked for, or that can be done with
 * them, beside bringing them to what a manifest says. Each {@link Operation} has an interface of
 * its own; a provider offers those that its service has.
 *
 * <p>Every method may throw {@link dev.weir.diag.RemoteFailure}, and {@link dev.weir.diag.Refused}
 * where what is asked for cannot be.
 */
public sealed interface Capability permits Inquiry, Errand {

  /** The kind whose objects it is about. */
  Kind<?> kind();

  /** Stops a command that is about an object which does not exist. */
  static Refused missing(ObjectKey key) {
    return new Refused(
        Diagnostic.error("not-found", "there is no `" + key + "` at its provider")
            .hint("`weir apply` makes what is declared; `weir plan` tells what is missing"));
  }
}
