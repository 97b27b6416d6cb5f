package dev.weir.bench;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table as Markdown has it. The first column is text, all others are numbers or short words. */
record Markdown(List<String> header, List<List<String>> rows) {

  Markdown {
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(row + " does not fit " + header);
      }
    }
  }

  String text() {
    var rule = new ArrayList<>(List.of("---"));
    rule.addAll(Collections.nCopies(header.size() - 1, "---:"));
    return line(header) + line(rule) + rows.stream().map(Markdown::line).collect(joining());
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(joining(" | ", "| ", " |\n"));
  }
}
