package dev.weir.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that do next to nothing, beside Terraform's. */
record StartUp(Settings settings, Weir weir, Optional<Terraform> terraform) {

  static final String VERSION = "weir --version";
  static final String HELP = "weir --help";
  static final String TERRAFORM = "terraform version";

  Map<String, Series> run() throws IOException, InterruptedException {
    var root = settings.root();
    var contenders =
        new ArrayList<>(
            List.of(
                new Contender(VERSION, () -> weir.run(root, "--version")),
                new Contender(HELP, () -> weir.run(root, "--help"))));
    terraform.ifPresent(other ->
        contenders.add(new Contender(TERRAFORM, () -> other.run(settings.work(), "version"))));
    var results = Contender.race(contenders, 4 * settings.runs() + 1, settings.patience());
    results.forEach(
        (name, series) -> Progress.say("%s: %.0f ms".formatted(name, 1_000 * series.seconds())));
    return results;
  }
}
