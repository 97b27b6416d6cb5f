package dev.weir.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = "--debug", description = "Trace calls on standard error, secrets masked.")
  boolean debug;

  @Option(names = "--no-color", description = "No colours, also on a terminal.")
  boolean noColor;
}
