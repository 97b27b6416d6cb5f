package dev.weir.render;

import java.util.ArrayList;
import java.util.List;

/** A table in columns of even width. */
final class TableText {

  private static final String GAP = "  ";

  private TableText() {}

  /** The rows under their titles, each line with its end. */
  static String of(List<String> titles, List<? extends List<String>> rows, Style style) {
    var widths = new ArrayList<Integer>();
    for (int column = 0; column < titles.size(); column++) {
      int width = Columns.width(titles.get(column));
      for (var row : rows) {
        width = Math.max(width, Columns.width(Quoted.plain(row.get(column))));
      }
      widths.add(width);
    }
    var out = new StringBuilder(style.ink().strong(line(titles, widths))).append('\n');
    rows.forEach(row -> out.append(line(row, widths)).append('\n'));
    return out.toString();
  }

  private static String line(List<String> cells, List<Integer> widths) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      var cell = Quoted.plain(cells.get(column));
      line.append(column == 0 ? "" : GAP).append(cell);
      if (column < cells.size() - 1) {
        line.repeat(' ', widths.get(column) - Columns.width(cell));
      }
    }
    return line.toString();
  }
}
