package dev.weir.schema;

import dev.weir.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The documentation of a kind, drawn from the kind alone. */
public final class KindDocs {

  private static final String INDENT = "  ";

  /** The kinds that belong to no provider begin so. */
  private static final String OURS = "weir/";

  private final int columns;

  /**
   * Documentation for people.
   *
   * @param columns how wide plain text may be
   */
  public KindDocs(int columns) {
    this.columns = columns;
  }

  /** A kind as a Markdown page. */
  public String markdown(Kind<?> kind) {
    var page = new StringBuilder("# " + kind.name() + "\n\n");
    page.append("`apiVersion: ").append(kind.apiVersion()).append("`, `kind: ");
    page.append(kind.name()).append("`\n\n").append(kind.doc()).append('\n');
    if (!kind.source().isEmpty()) {
      page.append("\nThe vendor's document: <").append(kind.source()).append(">\n");
    }
    page.append("\n```yaml\n").append(ExampleManifest.of(kind)).append("```\n");
    page.append("\n## Fields of `spec`\n\n");
    fields(page, kind);
    if (!rows(kind, true).isEmpty()) {
      page.append("\n## Told by the provider\n\n");
      page.append("Manifests refer to these as `${")
          .append(kind.name())
          .append(".name.field}`.\n\n");
      table(page, List.of("field", "what it may be", "what it is"));
      rows(kind, true).forEach(row -> row(page, toldCells(row)));
    }
    return page.toString();
  }

  private static List<FieldRow> rows(Kind<?> kind, boolean computed) {
    return FieldRow.of(kind.shape()).stream().filter(row -> row.computed() == computed).toList();
  }

  /** Only objects at a provider change; settings are just read. */
  private static void fields(StringBuilder page, Kind<?> kind) {
    if (!isResource(kind)) {
      table(page, List.of("field", "what it may be", "default", "what it is"));
      for (var field : LanguageField.of(kind.name())) {
        var name = "`" + LanguageField.prefix(kind.name()) + field.name() + "`";
        row(page, List.of(name, field.says(), field.fallback(), field.doc()));
      }
      rows(kind, false).forEach(row -> row(page, cells(row, false)));
      return;
    }
    table(page, List.of("field", "what it may be", "default", "a change", "what it is"));
    row(page, List.of("`provider`", "name of a provider", "required", "", "Where it lives."));
    rows(kind, false).forEach(row -> row(page, cells(row, true)));
  }

  /** Documents of the others hold settings and stand for no object. */
  static boolean isResource(Kind<?> kind) {
    return !kind.name().equals(Kind.PROVIDER)
        && !kind.apiVersion().startsWith(OURS)
        && !kind.isLocal();
  }

  private static List<String> cells(FieldRow row, boolean withChange) {
    var cells = new ArrayList<String>();
    cells.add("`" + row.path() + "`");
    cells.add(TypeText.of(row.attribute().type()));
    cells.add(row.fallback());
    if (withChange) {
      cells.add(row.isBlock() ? "" : ChangeText.brief(row.attribute()));
    }
    cells.add(row.attribute().doc());
    return cells;
  }

  private static List<String> toldCells(FieldRow row) {
    return List.of(
        "`" + row.path() + "`", TypeText.of(row.attribute().type()), row.attribute().doc());
  }

  private static void table(StringBuilder page, List<String> heads) {
    row(page, heads);
    row(page, heads.stream().map(_ -> "---").toList());
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** A kind as plain text, for a terminal. */
  public String text(Kind<?> kind) {
    var out = new StringBuilder();
    out.append("KIND:     ").append(kind.name()).append('\n');
    out.append("VERSION:  ").append(kind.apiVersion()).append('\n');
    if (!kind.source().isEmpty()) {
      out.append("SOURCE:   ").append(kind.source()).append('\n');
    }
    out.append('\n');
    paragraph(out, kind.doc(), "");
    out.append("\nFIELDS\n");
    if (isResource(kind)) {
      out.append(INDENT).append("provider  (required)\n");
      paragraph(out, "Name of a provider document of " + kind.apiVersion() + ".", INDENT.repeat(3));
    }
    language(out, kind.name());
    rows(kind, false).forEach(row -> field(out, row, isResource(kind)));
    if (!rows(kind, true).isEmpty()) {
      out.append("\nTOLD BY THE PROVIDER\n");
      rows(kind, true).forEach(row -> field(out, row, false));
    }
    out.append("\nEXAMPLE\n");
    ExampleManifest.of(kind).lines().forEach(line -> out.append(INDENT).append(line).append('\n'));
    return out.toString();
  }

  /** The fields of a kind that no record describes. */
  private void language(StringBuilder out, String kind) {
    for (var field : LanguageField.of(kind)) {
      out.append(INDENT).append(LanguageField.prefix(kind)).append(field.name());
      out.append(field.required() ? "  (required)\n" : "\n");
      paragraph(out, field.doc(), INDENT.repeat(3));
      paragraph(out, field.facts(), INDENT.repeat(3));
    }
  }

  private void field(StringBuilder out, FieldRow row, boolean withChange) {
    var indent = INDENT.repeat(row.depth() + 1);
    out.append(indent).append(row.attribute().name());
    if (row.attribute().required()) {
      out.append("  (required)");
    }
    out.append('\n');
    paragraph(out, row.attribute().doc(), indent + INDENT.repeat(2));
    if (!row.isBlock()) {
      paragraph(out, facts(row, withChange), indent + INDENT.repeat(2));
    }
  }

  private static String facts(FieldRow row, boolean withChange) {
    var facts = new ArrayList<>(List.of(TypeText.sentence(row.attribute().type())));
    ChangeText.fallback(row.attribute()).ifPresent(text -> facts.add("Default: " + text + "."));
    if (withChange && !row.computed()) {
      facts.add(ChangeText.sentence(row.attribute()));
    }
    return String.join(" ", facts).replace("`", "");
  }

  /** Breaks a text into lines. */
  private void paragraph(StringBuilder out, String text, String indent) {
    var line = new StringBuilder(indent);
    for (var word : text.replace("`", "").split("\\s+")) {
      if (line.length() + 1 + word.length() > columns && line.length() > indent.length()) {
        out.append(line).append('\n');
        line.setLength(indent.length());
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    out.append(line).append('\n');
  }
}
