package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Refused;
import dev.weir.manifest.ManifestFiles;
import dev.weir.manifest.format.YamlFormat;
import dev.weir.manifest.yaml.ManifestSource;
import dev.weir.manifest.yaml.TextCheck;
import dev.weir.render.UnifiedDiff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir fmt}. */
@Command(
    footer = {
      "  weir fmt                      lay out the manifests of this folder, and name what changed",
      "  weir fmt --check live/        only tell; exit code 1 when something would change",
      "  weir fmt --diff live/         show how, and change nothing",
      "  weir fmt - <in.yaml           from standard input to standard output"
    })
final class FmtCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  private final Terminal terminal;
  private final List<Diagnostic> refused = new ArrayList<>();
  private int changed;

  @Mixin ManifestOptions manifests = new ManifestOptions();

  @Option(
      names = "--check",
      description = "Change nothing; exit with 1 when something would change.")
  boolean check;

  @Option(names = "--diff", description = "Show what would change, and change nothing.")
  boolean diff;

  FmtCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var here = terminal.surroundings();
    if (manifests.paths.contains(STANDARD_INPUT)) {
      filter(here);
    } else {
      ManifestFiles.find(manifests.input(here)).forEach(this::format);
    }
    terminal.tell(refused);
    boolean wrong = !refused.isEmpty() || (check && changed > 0);
    return wrong ? ExitCode.ERROR : ExitCode.SUCCESS;
  }

  private void filter(Surroundings here) {
    if (manifests.paths.size() > 1) {
      throw new Refused(
          Diagnostic.error("usage", "`-` cannot be mixed with files")
              .hint("weir fmt - <in.yaml >out.yaml"));
    }
    try {
      var bytes = here.in().readAllBytes();
      var source = new ManifestSource("standard input", STANDARD_INPUT, bytes);
      text(source, bytes)
          .ifPresent(text ->
              formatted(source, text)
                  .ifPresent(after -> {
                    if (diff) {
                      terminal.print(UnifiedDiff.of("standard-input", text, after));
                    } else if (!check) {
                      terminal.print(after);
                    }
                    changed += after.equals(text) ? 0 : 1;
                  }));
    } catch (IOException e) {
      throw new Refused(Diagnostic.error("file-unreadable", "standard input cannot be read: " + e));
    }
  }

  private void format(ManifestFiles.Found file) {
    try {
      var bytes = Files.readAllBytes(file.path());
      var source = new ManifestSource(file.name(), file.name(), bytes);
      text(source, bytes)
          .ifPresent(text ->
              formatted(source, text)
                  .filter(after -> !after.equals(text))
                  .ifPresent(after -> change(file, text, after)));
    } catch (IOException e) {
      refused.add(
          Diagnostic.error("file-unreadable", "`" + file.name() + "` cannot be read: " + e));
    }
  }

  private void change(ManifestFiles.Found file, String before, String after) {
    changed++;
    if (diff) {
      terminal.print(UnifiedDiff.of(file.name(), before, after));
      return;
    }
    if (!check) {
      try (var target = ReportFile.replacing(file.path())) {
        target.filling(to -> to.write(after));
        target.keep();
      }
    }
    terminal.print(file.name() + "\n");
  }

  private Optional<String> formatted(ManifestSource source, String text) {
    return switch (YamlFormat.format(text)) {
      case YamlFormat.Outcome.Done(var after) -> Optional.of(after);
      case YamlFormat.Outcome.Refusal(var why, var line, var yaml) -> {
        var refusal =
            Diagnostic.error("not-formatted", "`" + source.name() + "` is left as it is: " + why)
                .at(Optional.of(line).filter(l -> l > 0).map(l -> new Place(source, l, 1, 1)));
        refused.add(
            refusal.hint(
                yaml
                    ? "give each comment a line of its own, above what it is about"
                    : "`weir validate` tells more about what is no YAML"));
        yield Optional.empty();
      }
    };
  }

  /** Strictly: what is not UTF-8 would not come back as it was. */
  private Optional<String> text(ManifestSource source, byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      var problems = new Diagnostics();
      TextCheck.passes(source, problems);
      refused.addAll(problems.sorted());
      return Optional.empty();
    }
  }
}
