package dev.weir.shell;

import dev.weir.shell.CommandModel.Operand;
import dev.weir.shell.CommandModel.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pages of {@code man}, section 1, in the macros of man(7). */
public final class ManPage {

  private final StringBuilder out = new StringBuilder();

  private ManPage(String title, String version) {
    out.append(".TH %s 1 \"\" \"weir %s\" \"Weir\"\n".formatted(title, version));
    out.append(".nh\n.ad l\n");
  }

  /**
   * The page of the program and one for each command, by file name.
   *
   * @param exits what each exit code means
   */
  public static Map<String, String> all(
      List<CommandModel> commands, String version, Map<Integer, String> exits) {
    var pages = new LinkedHashMap<String, String>();
    pages.put("weir.1", program(commands, version, exits));
    for (var command : commands) {
      pages.put(file(command) + ".1", command(command, version));
    }
    return pages;
  }

  private static String program(
      List<CommandModel> commands, String version, Map<Integer, String> exits) {
    var page = new ManPage("WEIR", version);
    page.section("NAME").text("weir - plan and apply for live-streaming providers");
    page.section("SYNOPSIS").raw(".B weir").raw(".I COMMAND").text("[OPTIONS] [PATH...]");
    page.section("DESCRIPTION")
        .text(
            "Keeps live-streaming infrastructure in the state that a Git repository says."
                + " Manifests are YAML; weir plan shows what would change, weir apply changes it.");
    page.section("COMMANDS");
    for (var command : commands) {
      page.entry("weir " + command.name(), command.summary() + ".");
    }
    page.section("EXIT STATUS");
    exits.forEach((code, meaning) -> page.entry(Integer.toString(code), meaning));
    page.section("SEE ALSO");
    page.text(String.join(", ", commands.stream().map(command -> file(command) + "(1)").toList()));
    return page.out.toString();
  }

  private static String command(CommandModel command, String version) {
    var page = new ManPage(file(command).toUpperCase(Locale.ROOT), version);
    page.section("NAME").text(file(command) + " - " + command.summary());
    page.section("SYNOPSIS").raw(".B weir " + escaped(command.name()));
    page.text("[OPTIONS]" + arguments(command));
    if (!command.arguments().isEmpty()) {
      page.section("ARGUMENTS");
      for (var argument : command.arguments()) {
        page.entry(argument.operand().label(), argument.description());
      }
    }
    page.section("OPTIONS");
    for (var option : command.options()) {
      page.entry(usage(option), option.description());
    }
    page.section("EXAMPLES").raw(".nf");
    command.examples().forEach(example -> page.text(example));
    page.raw(".fi");
    page.section("SEE ALSO").text("weir(1)");
    return page.out.toString();
  }

  private static String file(CommandModel command) {
    return "weir-" + command.name().replace(' ', '-');
  }

  private static String arguments(CommandModel command) {
    var text = new StringBuilder();
    command.arguments().forEach(a -> text.append(" [").append(a.operand().label()).append("...]"));
    return text.toString();
  }

  private static String usage(Option option) {
    var value = option.operand().map(Operand::label);
    var last = option.names().getLast();
    var joint = value.map(label -> (last.startsWith("--") ? "=" : " ") + label);
    return String.join(", ", option.names()) + joint.orElse("");
  }

  private ManPage section(String title) {
    return raw(".SH " + title);
  }

  private ManPage raw(String line) {
    out.append(line).append('\n');
    return this;
  }

  private ManPage text(String line) {
    return raw(escaped(line));
  }

  private void entry(String term, String text) {
    raw(".TP").raw(".B " + escaped(term)).text(text);
  }

  private static String escaped(String text) {
    var escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
