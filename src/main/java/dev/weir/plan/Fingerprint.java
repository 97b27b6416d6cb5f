package dev.weir.plan;

import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import java.util.SortedMap;
import java.util.TreeMap;

/** Digests of what a plan is bound to. Secrets are in them as keyed digests only. */
public final class Fingerprint {

  private Fingerprint() {}

  /** The digest of every document, by its address, and of the stack's settings. */
  static SortedMap<String, String> of(Manifests manifests) {
    var digests = new TreeMap<String, String>();
    manifests.providers().forEach((address, it) -> digests.put(address.toString(), of(it)));
    manifests.resources().forEach((address, it) -> digests.put(address.toString(), of(it)));
    digests.put(
        "Stack." + manifests.stackName(),
        new Canonical().add(manifests.stack().guards().toString()).digest());
    return digests;
  }

  private static String of(Declared declared) {
    var text =
        new Canonical()
            .add(declared.kind().id())
            .add(declared.provider().map(Object::toString).orElse(""))
            .add(declared.spec())
            .add(declared.lifecycle().toString());
    declared.dependsOn().forEach(address -> text.add(address.toString()));
    return text.digest();
  }

  /** The digest of what is done to one resource, from what and to what. */
  static String of(Change change) {
    var text =
        new Canonical()
            .add(change.address().toString())
            .add(change.movedFrom().map(Object::toString).orElse(""))
            .add(change.kind().id())
            .add(change.key().toString())
            .add(change.action().name());
    change.before().ifPresentOrElse(text::add, () -> text.add("no before"));
    change.after().ifPresentOrElse(text::add, () -> text.add("no after"));
    for (var attribute : change.attributes()) {
      text.add(attribute.path())
          .add(attribute.verdict().name())
          .add(attribute.base())
          .add(attribute.live())
          .add(attribute.desired());
    }
    return text.digest();
  }

  /** The digest of everything that a plan does. */
  public static String of(Plan plan) {
    var text = new Canonical().add(plan.stack());
    plan.effective().forEach(change -> text.add(of(change)));
    return text.digest();
  }
}
