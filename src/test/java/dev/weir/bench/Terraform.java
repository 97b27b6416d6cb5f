package dev.weir.bench;

import dev.weir.bench.Processes.Outcome;
import dev.weir.bench.Processes.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Terraform, kept from asking its maker for news. */
record Terraform(Processes processes, Path program, Path work) {

  private static final Map<String, String> QUIET =
      Map.of("CHECKPOINT_DISABLE", "1", "TF_IN_AUTOMATION", "1", "TF_INPUT", "0");

  Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    return Weir.expect(processes.run(new Program(command, folder, QUIET)), command);
  }

  /** Makes the configuration and its state, if that was not done before. */
  Path prepare(TerraformEstate estate, int size) throws IOException, InterruptedException {
    var folder = work.resolve("terraform-%s-%d".formatted(estate, size));
    if (!Files.exists(folder.resolve(".terraform.done"))) {
      estate.write(folder, size);
      run(folder, "init", "-no-color");
      Files.createFile(folder.resolve(".terraform.done"));
    }
    return folder;
  }

  /** A plan, which fails here if it has changes. */
  Outcome plan(Path folder) throws IOException, InterruptedException {
    return run(folder, "plan", "-no-color", "-input=false", "-detailed-exitcode");
  }
}
