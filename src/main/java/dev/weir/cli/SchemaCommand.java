package dev.weir.cli;

import dev.weir.engine.Providers;
import dev.weir.schema.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir schema}. */
@Command(
    footer = {
      "  weir schema > weir.schema.json     one schema for all documents",
      "  weir schema RecordRule",
      "  weir schema --write schemas        a file for each kind, and one for all"
    })
final class SchemaCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description =
          "A kind such as Channel, or aliyun-oss/Channel where several providers have one; the"
              + " schema of all kinds when there is none.")
  Optional<String> kind = Optional.empty();

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Write every schema into this folder, in place of printing one.")
  Optional<Path> folder = Optional.empty();

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var providers = Providers.installed();
    var schemas = SchemaFile.schemas(providers);
    if (folder.isPresent()) {
      write(schemas, terminal.surroundings().currentFolder().resolve(folder.get()));
      return ExitCode.SUCCESS;
    }
    var schema =
        kind.map(name -> schemas.of(new KindChoice(providers).find(name)))
            .orElseGet(schemas::choosing);
    terminal.print(JsonSchema.text(schema));
    return ExitCode.SUCCESS;
  }

  private void write(JsonSchema schemas, Path into) {
    var files = schemas.files();
    try {
      Files.createDirectories(into);
      for (var file : files.entrySet()) {
        Files.writeString(into.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.say("Wrote " + files.size() + " schemas into " + into + "\n");
  }
}
