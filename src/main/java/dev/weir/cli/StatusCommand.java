package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Operations;
import dev.weir.engine.StatusRound;
import dev.weir.engine.Target;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.Operation;
import dev.weir.provider.Statuses;
import dev.weir.render.StatusDocument;
import dev.weir.render.StatusText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code weir status}. */
@Command(
    footer = {
      "  weir status live/                    everything declared",
      "  weir status Channel.main-stage -o json",
      "  weir status --watch=5s live/         until interrupted"
    })
final class StatusCommand implements Callable<Integer> {

  private static final String USUAL_INTERVAL = "10s";

  private final Terminal terminal;

  @Mixin TargetOptions options = new TargetOptions();

  @Mixin DocumentFormat output = new DocumentFormat();

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "INTERVAL",
      preprocessor = Attached.class,
      description =
          "Go on looking, every 10s when no interval is given: draws the table anew on a terminal,"
              + " and prints a line for each change elsewhere.")
  Optional<Duration> watch = Optional.empty();

  /** What follows after a blank is the next argument, and no interval. */
  static final class Attached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> left, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        left.push(USUAL_INTERVAL);
      }
      return false;
    }
  }

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (watch.filter(interval -> interval.toSeconds() < 1).isPresent()) {
      throw new Refused(Diagnostic.error("usage", "`--watch` takes an interval of 1s or more"));
    }
    var selection = options.selection(terminal.surroundings());
    try (var workspace = options.open(terminal, selection, PlanOptions.converge());
        var operations = workspace.operations()) {
      var named = options.named(operations, selection, Operation.STATUS);
      named.forEach(target -> checkOffered(operations, target));
      var targets = named.isEmpty() ? operations.all() : named;
      return watch
          .map(interval -> new StatusWatch(terminal, operations, targets, output).run(interval))
          .orElseGet(() -> once(operations, targets));
    }
  }

  /** Who names an object wants to know of it; an account that cannot be opened is told later. */
  private static void checkOffered(Operations operations, Target target) {
    try {
      operations.of(target, Statuses.class);
    } catch (Refused refused) {
      if (refused.diagnostics().stream().anyMatch(p -> p.code().equals("not-offered"))) {
        throw refused;
      }
    }
  }

  private int once(Operations operations, List<Target> targets) {
    var round = StatusRound.of(operations, targets);
    var document = StatusDocument.of(round);
    terminal.print(output.isJson() ? document.json() : StatusText.of(document, terminal.style()));
    terminal.tell(round.failures());
    return round.failures().isEmpty() ? ExitCode.SUCCESS : ExitCode.ERROR;
  }
}
