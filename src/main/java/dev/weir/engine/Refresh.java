package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.plan.PlanInput.LiveObject;
import dev.weir.plan.PlanInput.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is live in every account, read at the same time; an account that cannot be read does not
 * keep the others from being planned.
 *
 * @param live the objects
 * @param unread provider documents whose account could not be read, and why
 * @param read the accounts that were read in full
 * @param assumed objects that were only listed, and taken to be as they were last read
 * @param unlisted what else might have been listed, and why it was not
 */
record Refresh(
    Map<ObjectKey, LiveObject> live,
    Map<Address, Diagnostic> unread,
    Set<Scope> read,
    Set<ObjectKey> assumed,
    List<Diagnostic> unlisted) {}
