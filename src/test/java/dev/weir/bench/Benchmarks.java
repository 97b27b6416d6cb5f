package dev.weir.bench;

import dev.weir.bench.Settings.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures Weir and writes tables of it: {@code mvn -B -ntp verify -Pbench}. */
final class Benchmarks {

  private final Settings settings;
  private final Path file;
  private final String machine;
  private final Map<String, Series> startUp = new LinkedHashMap<>();
  private final List<Plans.Row> plans = new ArrayList<>();
  private final List<Ideals.Row> ideals = new ArrayList<>();
  private final List<InProcess.Row> jmh = new ArrayList<>();

  private Benchmarks(Settings settings) throws IOException {
    this.settings = settings;
    this.file = settings.root().resolve("target/benchmarks.md");
    this.machine = Machine.describe();
  }

  public static void main(String[] arguments) throws Exception {
    new Benchmarks(Settings.fromProperties()).run();
  }

  /** Writes after each part, so that a run that is broken off is not for nothing. */
  private void run() throws IOException, InterruptedException {
    Progress.say(machine);
    if (isWanted(Part.START_UP) || isWanted(Part.END_TO_END) || isWanted(Part.IDEAL)) {
      fromOutside();
    }
    if (isWanted(Part.JMH)) {
      jmh.addAll(InProcess.run(settings));
      write();
    }
    Progress.say("written to %s".formatted(file));
  }

  private void fromOutside() throws IOException, InterruptedException {
    var processes = new Processes(settings.work());
    var weir = new Weir(processes, settings.root());
    var terraform =
        TerraformEstate.program().map(path -> new Terraform(processes, path, settings.work()));
    if (isWanted(Part.START_UP)) {
      startUp.putAll(new StartUp(settings, weir, terraform).run());
      write();
    }
    if (isWanted(Part.END_TO_END)) {
      new Plans(settings, weir, terraform, this::add).run();
    }
    if (isWanted(Part.IDEAL)) {
      ideals.addAll(new Ideals(settings, weir).run());
      write();
    }
  }

  private void add(Plans.Row row) {
    plans.add(row);
    write();
  }

  private boolean isWanted(Part part) {
    return settings.parts().contains(part);
  }

  private void write() {
    try {
      Files.writeString(file, new Report(machine, startUp, plans, ideals, jmh).text());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
