package dev.weir.cli;

import dev.weir.plan.AddressPattern;
import dev.weir.plan.OnAirOptions;
import dev.weir.plan.PlanOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What switching on and off have in common. */
final class SwitchOptions {

  @Mixin TargetOptions targets = new TargetOptions();

  @Mixin ApplyOptions apply = new ApplyOptions();

  @Option(
      names = "--edit",
      description = "Then write it into the manifest too, and not a byte more.")
  boolean edit;

  @Option(
      names = "--allow-on-air",
      paramLabel = "PATTERN",
      converter = PlanChoice.ToPattern.class,
      description = "Switch this resource off even though that cuts a stream that is being pushed.")
  List<AddressPattern> allowOnAir = List.of();

  @Option(
      names = "--when-idle",
      paramLabel = "TIME",
      description = "Wait until nobody pushes, at most this long, such as 2h.")
  Optional<Duration> whenIdle = Optional.empty();

  PlanOptions plan() {
    return PlanOptions.converge().onAir(new OnAirOptions(allowOnAir, whenIdle));
  }
}
