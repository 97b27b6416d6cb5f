package dev.weir.render;

import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** What changes, and apart from it what somebody changed, each folded, with values side by side. */
final class HtmlChanges {

  /** With more changes than this all are folded at first. */
  private static final int MOST_OPEN = 12;

  private final PlanDocument document;
  private final Digest digest;
  private final Map<String, Layout> layouts;
  private final Writer out;

  HtmlChanges(PlanDocument document, Digest digest, Writer out) {
    this.document = document;
    this.digest = digest;
    this.layouts = Layout.of(document);
    this.out = out;
  }

  void write() throws IOException {
    boolean open = digest.changes().size() <= MOST_OPEN;
    for (var group : digest.groups()) {
      out.write("<section data-items><h3>" + Xml.escape(group.title()) + " <small>");
      out.write(Tally.shortly(group.counts()) + "</small></h3>\n");
      for (var change : group.changes()) {
        out.write(item(change, open));
      }
      out.write("</section>\n");
    }
  }

  private String item(ChangeDocument change, boolean open) {
    var flags = digest.flags(change);
    var action = change.details().action();
    var what = ResourceText.headline(change, Ink.PLAIN).substring(change.address().length());
    var item = new StringBuilder();
    boolean moved = change.action() == Action.NO_OP && change.previousAddress().isPresent();
    head(item, "c-" + change.address(), action, tags(moved ? "move" : action, flags), open);
    item.append("<summary><span class=\"sign\" aria-hidden=\"true\">")
        .append(change.action().symbol())
        .append("</span><span class=\"address\">")
        .append(Xml.escape(change.address()))
        .append("</span><span class=\"what\">")
        .append(
            Xml.escape(moved ? "has moved from " + change.previousAddress().get() : what.strip()))
        .append("</span>");
    flags.forEach(flag -> flag(item, flag));
    item.append("</summary>\n<div class=\"body\">");
    reasons(item, change);
    facts(item, change);
    if (ResourceText.hasBody(change)) {
      table(item, change);
    }
    return item.append("</div></details>\n").toString();
  }

  private static void head(StringBuilder item, String id, String type, String tags, boolean open) {
    item.append("<details class=\"item ").append(Xml.escape(type)).append("\" id=\"");
    item.append(Xml.escape(id)).append("\" data-tags=\"").append(Xml.escape(tags)).append('"');
    item.append(open ? " open>" : ">");
  }

  private static String tags(String action, Set<Flag> flags) {
    var first = action.startsWith("replace") ? "replace" : action;
    return first
        + flags.stream().map(flag -> " " + HtmlText.tag(flag)).collect(Collectors.joining());
  }

  private static void flag(StringBuilder item, Flag flag) {
    item.append("<span class=\"flag ").append(HtmlText.tag(flag)).append("\">");
    item.append(flag.word()).append("</span>");
  }

  private static void reasons(StringBuilder item, ChangeDocument change) {
    var reasons = ResourceText.reasons(change);
    var blocked = change.details().blocked();
    var onAir = change.details().onAir();
    if (reasons.isEmpty() && blocked.isEmpty() && onAir.isEmpty()) {
      return;
    }
    item.append("<ul class=\"why\">");
    onAir.ifPresent(airing ->
        item.append("<li><strong>")
            .append(HtmlText.sentence(airing.summary()))
            .append("</strong>")
            .append(Xml.escape(airing.consequence()))
            .append("</li>"));
    blocked.ifPresent(why ->
        item.append("<li><strong>Blocked:</strong> ")
            .append(HtmlText.sentence(why.message()))
            .append("</li>"));
    reasons.forEach(
        reason -> item.append("<li>").append(HtmlText.sentence(reason)).append("</li>"));
    item.append("</ul>");
  }

  private static void facts(StringBuilder item, ChangeDocument change) {
    var facts = new ArrayList<String>();
    facts.add(HtmlText.code(change.details().key()));
    change.details().place().ifPresent(place -> facts.add(HtmlText.code(place)));
    if (!change.details().dependsOn().isEmpty()) {
      facts.add(
          "after "
              + change.details().dependsOn().stream()
                  .map(HtmlText::code)
                  .collect(Collectors.joining(", ")));
    }
    item.append("<p class=\"facts\">").append(String.join(" · ", facts)).append("</p>");
  }

  private void table(StringBuilder item, ChangeDocument change) {
    var layout = layouts.getOrDefault(change.details().kind(), Layout.EMPTY);
    var rows = new HtmlRows(change.action() == Action.ADOPT);
    rows.add(ResourceText.delta(change, layout), "");
    if (!rows.isEmpty()) {
      item.append("<table><caption class=\"sr\">Values of ");
      item.append(Xml.escape(change.address()));
      item.append("</caption><thead><tr><th scope=\"col\">attribute</th><th scope=\"col\">before");
      item.append("</th><th scope=\"col\">after</th></tr></thead><tbody>\n");
      item.append(rows).append("</tbody></table>");
    }
    if (rows.hidden() > 0) {
      item.append("<p class=\"rest\">").append(Count.of(rows.hidden(), "attribute"));
      item.append(" unchanged</p>");
    }
  }

  /** What somebody changed at a provider: what was written, what is live, what is wanted. */
  void writeDrift() throws IOException {
    var changes = new HashMap<String, ChangeDocument>();
    document.resourceChanges().forEach(change -> changes.put(change.address(), change));
    out.write("<section data-items>\n");
    for (var drift : document.resourceDrift()) {
      var change = changes.get(drift.address());
      var fields =
          change == null
              ? List.<FieldDocument>of()
              : change.details().fields().stream().filter(HtmlChanges::isDrift).toList();
      out.write(drifted(drift, fields));
    }
    out.write("</section>\n");
  }

  private static boolean isDrift(FieldDocument field) {
    return Set.of(Verdict.DRIFT, Verdict.CONFLICT, Verdict.CONVERGED).contains(field.ruling());
  }

  private String drifted(ChangeDocument drift, List<FieldDocument> fields) {
    var item = new StringBuilder();
    boolean gone = drift.change().after().isEmpty();
    head(
        item,
        "d-" + drift.address(),
        "drifted",
        "drift",
        document.resourceDrift().size() <= MOST_OPEN);
    item.append(
        "<summary><span class=\"sign\" aria-hidden=\"true\">!</span><span class=\"address\">");
    item.append(Xml.escape(drift.address())).append("</span><span class=\"what\">");
    item.append(gone ? "was deleted outside of Weir" : "was changed outside of Weir");
    item.append("</span></summary>\n<div class=\"body\">");
    if (!fields.isEmpty()) {
      item.append("<table><caption class=\"sr\">Drift of ").append(Xml.escape(drift.address()));
      item.append("</caption><thead><tr><th scope=\"col\">attribute</th>");
      item.append("<th scope=\"col\">last written</th><th scope=\"col\">live</th>");
      item.append("<th scope=\"col\">in the manifest</th></tr></thead><tbody>\n");
      fields.forEach(field -> fieldRow(item, field));
      item.append("</tbody></table>");
    }
    return item.append("</div></details>\n").toString();
  }

  private static void fieldRow(StringBuilder item, FieldDocument field) {
    item.append("<tr class=\"drift\"><th scope=\"row\" class=\"path\">");
    item.append(Xml.escape(Quoted.plain(field.path()))).append("<span class=\"remark\">");
    item.append(Xml.escape(field.verdict())).append("</span></th>");
    cell(item, "last written", "old", field.base(), field);
    cell(item, "live", "new", field.live(), field);
    cell(item, "in the manifest", "", field.desired(), field);
    item.append("</tr>\n");
  }

  private static void cell(
      StringBuilder item, String label, String side, JsonNode json, FieldDocument field) {
    var sensitive = BooleanNode.valueOf(field.sensitive());
    item.append("<td class=\"value ").append(side).append("\" data-label=\"").append(label);
    item.append("\">").append(HtmlRows.value(Shown.of(json, null, sensitive))).append("</td>");
  }
}
