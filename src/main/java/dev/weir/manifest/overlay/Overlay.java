package dev.weir.manifest.overlay;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Shape;
import dev.weir.manifest.yaml.Limits;
import dev.weir.manifest.yaml.ManifestSource;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.Pieces;
import dev.weir.manifest.yaml.YamlNode;
import dev.weir.manifest.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The patches of an environment. Safe for threads once it is read. */
public final class Overlay {

  /** No environment. */
  public static final Overlay NONE =
      new Overlay("", new LinkedHashMap<>(), List.of(), (_, _) -> Optional.empty());

  private final String environment;
  private final SequencedMap<Address, Patch> patches;
  private final List<Patch> added;
  private final BiFunction<String, String, Optional<Shape>> shapes;
  private final Set<Address> used = ConcurrentHashMap.newKeySet();

  private Overlay(
      String environment,
      SequencedMap<Address, Patch> patches,
      List<Patch> added,
      BiFunction<String, String, Optional<Shape>> shapes) {
    this.environment = environment;
    this.patches = patches;
    this.added = List.copyOf(added);
    this.shapes = shapes;
  }

  /** What an environment makes of a document. */
  public sealed interface Outcome {
    /** It stays as it is. */
    record Same() implements Outcome {}

    /** It is left out. */
    record Removed() implements Outcome {}

    /** It is another document, parts of which stand in another file. */
    record Changed(YamlNode.Mapping root, NodeSource source) implements Outcome {}
  }

  /**
   * A document that only this environment has.
   *
   * @param root the document
   * @param source the file that it stands in
   */
  public record Addition(YamlNode.Mapping root, ManifestSource source) {}

  /**
   * Reads an environment.
   *
   * @param environment its name
   * @param files its files
   * @param shapes what the spec of documents of an apiVersion and a kind looks like
   */
  public static Overlay read(
      String environment,
      List<ManifestSource> files,
      Limits limits,
      BiFunction<String, String, Optional<Shape>> shapes,
      Diagnostics problems) {
    var patches = new LinkedHashMap<Address, Patch>();
    var added = new ArrayList<Patch>();
    for (var file : files) {
      for (var piece : Pieces.of(file)) {
        for (var node :
            YamlReader.read(piece, limits, UnaryOperator.identity(), problems).documents()) {
          new PatchReader(file, problems)
              .read(node)
              .ifPresent(patch -> {
                if (patch.directive() == Patch.Directive.ADD) {
                  added.add(patch);
                } else {
                  add(patches, patch, problems);
                }
              });
        }
      }
    }
    return new Overlay(environment, patches, added, shapes);
  }

  private static void add(Map<Address, Patch> patches, Patch patch, Diagnostics problems) {
    var first = patches.putIfAbsent(patch.address(), patch);
    if (first != null) {
      problems.add(
          Diagnostic.error("duplicate-patch", "`" + patch.address() + "` is patched twice")
              .at(patch.place())
              .related("the first patch is here", first.place())
              .hint("put both into one document"));
    }
  }

  /** Whether there is no patch. */
  public boolean isEmpty() {
    return patches.isEmpty();
  }

  /** The name of the environment. */
  public String environment() {
    return environment;
  }

  /**
   * What it makes of a document.
   *
   * @param fill fills in what a patch leaves open; given the patch and what its nodes come from
   */
  public Outcome apply(
      Address address,
      YamlNode.Mapping root,
      NodeSource source,
      BiFunction<YamlNode.Mapping, NodeSource, YamlNode.Mapping> fill,
      Diagnostics problems) {
    var patch = patches.get(address);
    if (patch == null) {
      return new Outcome.Same();
    }
    used.add(address);
    var mixed = new MixedSource(source, patch.source());
    if (!sameVersion(patch, root, mixed, problems)) {
      return new Outcome.Same();
    }
    if (patch.directive() == Patch.Directive.DELETE) {
      return new Outcome.Removed();
    }
    var shape = shapes.apply(text(root, "apiVersion"), address.kind());
    var merged =
        new Merge(address, mixed, problems).document(root, fill.apply(patch.root(), mixed), shape);
    return new Outcome.Changed(merged, mixed);
  }

  private static boolean sameVersion(
      Patch patch, YamlNode.Mapping root, MixedSource source, Diagnostics problems) {
    var written = patch.root().entry("apiVersion");
    if (written.isEmpty() || text(patch.root(), "apiVersion").equals(text(root, "apiVersion"))) {
      return true;
    }
    problems.add(
        Diagnostic.error(
                "bad-patch",
                "the patch of `%s` is for `%s`, and the document is `%s`"
                    .formatted(
                        patch.address(),
                        text(patch.root(), "apiVersion"),
                        text(root, "apiVersion")))
            .at(source.place(written.get().value()))
            .about(patch.address()));
    return false;
  }

  private static String text(YamlNode.Mapping root, String key) {
    return root.value(key).orElse(root) instanceof YamlNode.Scalar scalar ? scalar.text() : "";
  }

  /** The documents that only this environment has. */
  public List<Addition> additions() {
    return added.stream().map(patch -> new Addition(patch.root(), patch.source())).toList();
  }

  /** What it removes, and where it says so. */
  public Map<Address, Place> removals() {
    var removals = new LinkedHashMap<Address, Place>();
    patches.forEach((address, patch) -> {
      if (patch.directive() == Patch.Directive.DELETE && used.contains(address)) {
        removals.put(address, patch.place());
      }
    });
    return removals;
  }

  /** Whether it says of its own where the ledger is. */
  public boolean namesLedger() {
    return patches.entrySet().stream()
        .filter(entry -> entry.getKey().kind().equals("Stack"))
        .flatMap(entry -> entry.getValue().root().block("spec").stream())
        .anyMatch(spec -> spec.block("ledger").flatMap(l -> l.value("address")).isPresent());
  }

  /**
   * Tells of patches that no document was there for.
   *
   * @param known the addresses there are
   */
  public void checkUsed(Collection<Address> known, Diagnostics problems) {
    patches.forEach((address, patch) -> {
      if (!used.contains(address)) {
        var ofKind = known.stream().filter(a -> a.kind().equals(address.kind())).toList();
        var candidates = ofKind.isEmpty() ? known : ofKind;
        problems.add(
            Diagnostic.error(
                    "unknown-patch-target",
                    "environment `%s` patches `%s`, which no manifest declares"
                        .formatted(environment, address))
                .at(patch.place())
                .hint(
                    Suggestion.hint(
                            address.toString(),
                            candidates.stream().limit(5_000).map(Address::toString).toList())
                        + "; `$patch: add` adds a document"));
      }
    });
  }
}
