package dev.weir.cli;

import picocli.CommandLine.Option;

/** Whether a result is for people or for programs. */
final class DocumentFormat {

  /** What a result is printed as. */
  enum Format {
    text,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE} by default.")
  Format format = Format.text;

  boolean isJson() {
    return format == Format.json;
  }
}
