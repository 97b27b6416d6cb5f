package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Operations;
import dev.weir.engine.Target;
import dev.weir.kind.Address;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which objects an operation is about: by address, or by provider and key. */
final class TargetOptions {

  @Parameters(
      paramLabel = "ADDRESS|PATH",
      arity = "0..*",
      description =
          "Declared resources, such as Channel.main-stage. And manifests, by default those of the"
              + " current folder.")
  List<String> arguments = List.of();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Instead of an address: the Provider document of the object's account.")
  Optional<String> provider = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "With --provider: the object's key there, declared or not, such as main-stage or"
              + " play.example.com/live/main-stage.")
  Optional<String> key = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "With --key: the object's kind, where the key may be one of several.")
  Optional<String> kind = Optional.empty();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  /**
   * The manifests that the arguments name, and the addresses.
   *
   * @throws Refused when the options do not go together
   */
  Selection selection(Surroundings surroundings) {
    check();
    return Selection.of(arguments, surroundings.currentFolder());
  }

  private void check() {
    if (provider.isPresent() != key.isPresent()) {
      throw usage(
          "`--provider` and `--key` go together",
          "the key alone does not say in which account it is, nor the account which object");
    }
    if (kind.isPresent() && key.isEmpty()) {
      throw usage("`--kind` goes with `--key`", "an address names its kind itself");
    }
  }

  private static Refused usage(String message, String hint) {
    return new Refused(Diagnostic.error("usage", message).hint(hint));
  }

  /** Reads the manifests. */
  Workspace open(Terminal terminal, Selection selection, PlanOptions options) {
    var input = root.input(terminal.surroundings(), selection.paths());
    return Workspace.open(terminal, input, sandbox, options);
  }

  /**
   * The objects that are named; none when nothing is named.
   *
   * @throws Refused when one of them is not to be found
   */
  List<Target> named(Operations operations, Selection selection, Operation operation) {
    var targets = new ArrayList<Target>();
    for (Address address : selection.addresses()) {
      targets.add(operations.find(address));
    }
    provider.ifPresent(
        name -> targets.add(operations.find(name, key.orElseThrow(), kind, operation)));
    return List.copyOf(targets);
  }

  /**
   * The one object that is named.
   *
   * @throws Refused when none or several are
   */
  Target one(Operations operations, Selection selection, Operation operation) {
    var targets = named(operations, selection, operation);
    if (targets.size() != 1) {
      throw usage(
          targets.isEmpty() ? "no resource is named" : "this is about one resource at a time",
          "give one address, such as `Channel.main-stage`, or `--provider NAME --key KEY`");
    }
    return targets.getFirst();
  }
}
