package dev.weir.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** In which formats a result is given, and where to. */
final class OutputOptions {

  /** A format. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN,
    HTML,
    GITLAB,
    CODEQUALITY,
    GITHUB,
    STEP_SUMMARY,
    SARIF,
    JUNIT,
    MERMAID,
    DOT;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A result that is wanted.
   *
   * @param file where to; empty for standard output
   */
  record Wanted(Format format, Optional<String> file) {

    @Override
    public String toString() {
      return format.word() + file.map(name -> "=" + name).orElse("");
    }

    /** Annotations go with the log, beside whatever else is printed. */
    boolean takesStandardOutput() {
      return file.isEmpty() && format != Format.GITHUB && format != Format.STEP_SUMMARY;
    }
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT[=FILE]",
      converter = ToWanted.class,
      completionCandidates = Words.class,
      description =
          "text (as always), json, markdown, html, gitlab, codequality, github, step-summary,"
              + " sarif, junit, mermaid or dot, to a file or to standard output. Can be repeated.")
  List<Wanted> wanted = new ArrayList<>();

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      description = "How long the Markdown may be: 64000 by default, what a GitHub comment holds.")
  Optional<Integer> mostBytes = Optional.empty();

  /** The words for the formats. */
  static final class Words extends ArrayList<String> {
    Words() {
      super(Arrays.stream(Format.values()).map(Format::word).toList());
    }
  }

  /** Reads {@code FORMAT[=FILE]}. */
  static final class ToWanted implements ITypeConverter<Wanted> {
    @Override
    public Wanted convert(String text) {
      int equals = text.indexOf('=');
      var word = equals < 0 ? text : text.substring(0, equals);
      var file = equals < 0 ? "-" : text.substring(equals + 1);
      if (file.isEmpty()) {
        throw new TypeConversionException("expected a file after `" + word + "=`");
      }
      return new Wanted(format(word), Optional.of(file).filter(name -> !name.equals("-")));
    }

    private static Format format(String word) {
      return Arrays.stream(Format.values())
          .filter(format -> format.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("expected one of " + words()));
    }

    private static String words() {
      return Arrays.stream(Format.values()).map(Format::word).collect(Collectors.joining(", "));
    }
  }
}
