package dev.weir.shell;

import java.util.List;
import java.util.Optional;

/**
 * A command as a person types it.
 *
 * @param name one word, or two for a command of a group such as {@code state}
 * @param summary what it does, in a line without a full stop
 * @param options its options, in the order of its help
 * @param arguments what stands beside the options
 * @param examples lines that show how it is used
 */
public record CommandModel(
    String name,
    String summary,
    List<Option> options,
    List<Argument> arguments,
    List<String> examples) {

  /** What may stand in a place of the command line. */
  public enum Completes {
    /** Something that nobody can guess. */
    NOTHING,
    /** One of some words. */
    WORDS,
    /** Files and folders. */
    FILES,
    /** Addresses of what the manifests of the current folder declare. */
    ADDRESSES,
    /** Both of them. */
    ADDRESSES_AND_FILES,
    /** The environments of the current folder. */
    ENVIRONMENTS
  }

  /**
   * A value.
   *
   * @param label how help names it, for instance {@code FILE}
   * @param completes what it may be
   * @param words which words, where it is one of some
   */
  public record Operand(String label, Completes completes, List<String> words) {}

  /**
   * An option.
   *
   * @param names what it is called, dashes included, the shortest first
   * @param operand its value, unless it is a switch
   * @param description what it does, in sentences
   */
  public record Option(List<String> names, Optional<Operand> operand, String description) {

    /** What it does, in a short line. */
    String brief() {
      int end = description.indexOf(". ");
      var first = end < 0 ? description : description.substring(0, end);
      return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
  }

  /**
   * An argument.
   *
   * @param operand what it is
   * @param description what it is for, in sentences
   */
  public record Argument(Operand operand, String description) {}

  /** The words of its name. */
  List<String> words() {
    return List.of(name.split(" "));
  }

  /** The first word of its name. */
  String word() {
    return words().getFirst();
  }

  /** Whether it belongs to a group. */
  boolean isGrouped() {
    return words().size() > 1;
  }
}
