package dev.weir.cli;

/** The help of the program as a whole. */
final class Overview {

  private static final int NAME_COLUMNS = 16;

  private Overview() {}

  static String text() {
    var text =
        new StringBuilder(
            """
            Weir keeps live-streaming infrastructure in the state that a Git repository says.

            Usage: weir COMMAND [OPTIONS] [PATH...]
            """);
    for (var group : Commands.Group.values()) {
      text.append('\n').append(group.title()).append(":\n");
      for (var command : Commands.all()) {
        if (command.group() == group) {
          line(text, command.name(), command.summary());
        }
      }
    }
    return text.append(
            """

            Try it, without any account:
              weir apply --sandbox examples/quickstart

            `weir COMMAND --help` explains a command, `weir --version` tells the version.
            """)
        .toString();
  }

  private static void line(StringBuilder text, String name, String summary) {
    text.append("  ").append(name).repeat(' ', NAME_COLUMNS - name.length());
    text.append(summary).append('\n');
  }
}
