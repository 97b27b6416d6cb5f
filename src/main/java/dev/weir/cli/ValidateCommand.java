package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Severity;
import dev.weir.engine.Providers;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Manifests;
import dev.weir.policy.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir validate}. */
@Command(
    footer = {
      "  weir validate                 check the manifests of this folder",
      "  weir validate live/ base.yaml",
      "  kustomize build . | weir validate -",
      "  weir validate -o sarif=weir.sarif -o codequality=gl-code-quality.json"
    })
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin ManifestOptions manifests = new ManifestOptions();

  @Mixin OutputOptions outputs = new OutputOptions();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var known = PlanFormats.OF_DIAGNOSTICS;
    try (var results = Outputs.open(terminal, outputs, known, Optional.empty())) {
      return validate(results);
    }
  }

  private int validate(Outputs results) {
    var surroundings = terminal.surroundings();
    var providers = Providers.installed();
    var loaded = new ManifestLoader(providers).load(this.manifests.input(surroundings));
    var found = new ArrayList<>(loaded.diagnostics());
    if (!loaded.hasErrors()) {
      var manifests = loaded.manifests();
      var now = surroundings.clock().instant();
      found.addAll(providers.check(manifests, now));
      found.addAll(providers.check(manifests, new CelConditions(manifests)));
      found.addAll(policies(manifests, now));
    }
    terminal.tell(found);
    results.write((format, to, _) -> PlanFormats.write(found, "weir validate", format, to));
    if (found.stream().anyMatch(Diagnostic::isError)) {
      terminal.say("\n" + Tally.of(found) + "\n");
      return found.stream()
              .filter(Diagnostic::isError)
              .allMatch(error -> Policies.isOfPolicy(error.code()))
          ? ExitCode.GUARD
          : ExitCode.ERROR;
    }
    if (!results.takeStandardOutput()) {
      terminal.print("Success! " + verdict(found) + "\n");
    }
    return ExitCode.SUCCESS;
  }

  /** What policies say of the declared resources; or, that they cannot say anything. */
  private static List<Diagnostic> policies(Manifests manifests, Instant now) {
    try {
      return Policies.of(manifests).check(now);
    } catch (Refused e) {
      return e.diagnostics();
    }
  }

  private static String verdict(List<Diagnostic> found) {
    return found.stream().anyMatch(d -> d.severity() == Severity.WARNING)
        ? "The configuration is valid, but there were some validation warnings as shown above."
        : "The configuration is valid.";
  }
}
