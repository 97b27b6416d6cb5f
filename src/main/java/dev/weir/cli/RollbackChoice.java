package dev.weir.cli;

import dev.weir.kind.Address;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.OnAirOptions;
import dev.weir.plan.PlanOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a person decides about a rollback beforehand. */
final class RollbackChoice {

  @Option(
      names = "--accept-conflict",
      paramLabel = "ADDRESS",
      description =
          "Undo also what somebody else, or a later run, changed in this resource. Can be"
              + " repeated.")
  List<Address> acceptConflicts = List.of();

  @Option(
      names = "--allow-deletes",
      paramLabel = "N",
      converter = PlanChoice.ToCount.class,
      description = "Let at most this many objects go, whatever the stack's guards say.")
  Optional<Integer> allowDeletes = Optional.empty();

  @Option(
      names = "--allow-on-air",
      paramLabel = "PATTERN",
      converter = PlanChoice.ToPattern.class,
      description =
          "Change this resource even though that cuts or alters a stream that is being pushed. Can"
              + " be repeated.")
  List<AddressPattern> allowOnAir = List.of();

  @Option(
      names = "--when-idle",
      paramLabel = "TIME",
      description =
          "Let changes that would cut or alter a stream that is being pushed wait until nobody"
              + " pushes, at most this long, such as 2h.")
  Optional<Duration> whenIdle = Optional.empty();

  PlanOptions options() {
    var options =
        PlanOptions.converge()
            .accepting(Set.copyOf(acceptConflicts))
            .onAir(new OnAirOptions(allowOnAir, whenIdle));
    return allowDeletes.map(options::allowingDeletes).orElse(options);
  }
}
