package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Engine;
import dev.weir.engine.Providers;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Input;
import dev.weir.manifest.Loaded;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Labels;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.render.BaseDocument;
import dev.weir.render.PlanDocument;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The Git revision that a plan is compared with, to tell where its changes come from. */
final class BaseOption {

  @Option(
      names = "--base",
      paramLabel = "REV",
      description =
          "Tell for each change whether it comes from what changed in the manifests since this Git"
              + " revision, was pending before, or is drift. No provider is asked for more.")
  Optional<String> revision = Optional.empty();

  /**
   * A revision whose manifests were read.
   *
   * @param name what it is called
   * @param loaded what it declares
   */
  record Base(BaseDocument name, Loaded loaded) {

    /** Plans it from what was live just now, and compares. */
    Compared compare(
        Engine engine,
        Manifests manifests,
        Engine.Prepared prepared,
        Ledger ledger,
        PlanOptions options) {
      try {
        var alike = PlanOptions.converge().accepting(options.acceptConflicts());
        var before = declared();
        var plan = engine.planBeside(prepared, before, ledger, alike);
        var labels =
            Labels.of(
                new Labels.Revision(before, plan), new Labels.Revision(manifests, prepared.plan()));
        return new Compared(name, Optional.of(labels), List.of());
      } catch (Refused e) {
        return new Compared(name, Optional.empty(), List.of(unplanned(e)));
      }
    }

    /** A folder without a manifest is a mistake in the working tree; a revision may have none. */
    private Manifests declared() {
      boolean nothing =
          loaded.diagnostics().stream()
              .filter(Diagnostic::isError)
              .allMatch(problem -> problem.code().equals("no-manifests"));
      return nothing ? loaded.manifests() : loaded.orRefuse();
    }

    private Diagnostic unplanned(Refused why) {
      var first = why.diagnostics().stream().filter(Diagnostic::isError).findFirst();
      return Diagnostic.warning(
              "base-not-planned",
              "the manifests of `%s` cannot be planned, so nothing tells where changes come from: %s"
                  .formatted(name.revision(), first.map(Diagnostic::message).orElse("refused")))
          .hint("this does not matter when this change is what mends them");
    }
  }

  /**
   * What came of a comparison.
   *
   * @param labels where changes come from; empty when the revision cannot be planned
   * @param notes what people should know of it
   */
  record Compared(BaseDocument name, Optional<Labels> labels, List<Diagnostic> notes) {
    PlanDocument label(PlanDocument plan) {
      return labels.map(found -> plan.labelled(name, found)).orElse(plan);
    }
  }

  /** What people should know of a comparison, if there was one. */
  static List<Diagnostic> notes(Optional<Compared> compared) {
    return compared.map(Compared::notes).orElse(List.of());
  }

  /**
   * Reads the revision's manifests, if one is given.
   *
   * @throws Refused when there is no such revision, or it makes no sense to compare
   */
  Optional<Base> read(Surroundings surroundings, ManifestOptions manifests, Goal goal) {
    if (revision.isEmpty()) {
      return Optional.empty();
    }
    if (goal == Goal.DESTROY || manifests.paths.contains("-")) {
      throw new Refused(
          Diagnostic.error("usage", "`--base` goes neither with `--destroy` nor with `-`")
              .hint("leave out `--base`, or name files and folders of the repository"));
    }
    var input = manifests.input(surroundings);
    var git = GitRevision.find(input.rootFolder(), revision.get());
    try (var folder = TemporaryFolder.make()) {
      var copy = git.copy(input, manifests.paths, folder.path());
      var loaded = new ManifestLoader(Providers.installed()).load(there(copy));
      return Optional.of(new Base(new BaseDocument(revision.get(), git.commit()), loaded));
    }
  }

  /** What the revision has not declares nothing; without any of it the empty folder is read. */
  private static Input there(Input copy) {
    var paths =
        copy.paths().stream()
            .filter(path -> Files.exists(copy.currentFolder().resolve(path)))
            .toList();
    return new Input(
        paths.isEmpty() ? List.of(".") : paths,
        copy.currentFolder(),
        copy.root(),
        copy.stdin(),
        copy.choices());
  }
}
