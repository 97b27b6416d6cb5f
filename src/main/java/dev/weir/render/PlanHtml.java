package dev.weir.render;

import dev.weir.plan.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A plan as one page that needs nothing else: it opens from a file, without a network, and can load
 * and run nothing but what is in it.
 */
public final class PlanHtml {

  private final PlanDocument document;
  private final Digest digest;
  private final Writer out;

  private PlanHtml(PlanDocument document, Writer out) {
    this.document = document;
    this.digest = Digest.of(document);
    this.out = out;
  }

  /** Writes the page bit by bit; the writer stays open. */
  public static void write(PlanDocument document, Writer to) throws IOException {
    new PlanHtml(document, to).page();
  }

  private void page() throws IOException {
    var css = resource("plan.css");
    var script = resource("plan.js");
    var stack = Xml.escape(document.weir().stack());
    out.write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.write(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '");
    out.write(hash(css) + "'; script-src '" + hash(script));
    out.write("'; base-uri 'none'; form-action 'none'\">\n");
    out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.write("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.write("<title>Weir plan of " + stack + "</title>\n<style>" + css + "</style>\n</head>\n");
    out.write("<body>\n<a class=\"skip\" href=\"#changes\">Skip to the changes</a>\n");
    out.write("<header>\n<h1>Weir plan of " + HtmlText.code(document.weir().stack()) + "</h1>\n");
    out.write("<p class=\"verdict\"><strong>" + verdict() + "</strong> Planned ");
    out.write(document.timestamp().truncatedTo(ChronoUnit.SECONDS) + "</p>\n");
    chips();
    compared();
    out.write("</header>\n<main>\n");
    problems();
    policies();
    proof();
    graph();
    changes();
    drift();
    rest();
    out.write("</main>\n<footer>Weir " + Xml.escape(document.weir().version()) + " · plan ");
    out.write(HtmlText.code(document.weir().digest()) + "</footer>\n");
    out.write("<script>" + script + "</script>\n</body>\n</html>\n");
  }

  private String verdict() {
    if (digest.isEmpty()) {
      return document.complete()
          ? "No changes. Your infrastructure matches the configuration."
          : "No changes in what could be read.";
    }
    return "Plan: " + Tally.words(document.weir().counts()) + ".";
  }

  private void compared() throws IOException {
    if (document.weir().base().isPresent() && !digest.isEmpty()) {
      out.write("<p class=\"legend\">Compared with ");
      out.write(HtmlText.code(document.weir().base().get().name()) + ": ");
      out.write(BaseDocument.counts(digest.changes()) + "</p>\n");
    }
  }

  private void chips() throws IOException {
    var counts = document.weir().counts();
    out.write("<ul class=\"chips\">");
    chip("add", counts.add(), "to add", true);
    chip("change", counts.change(), "to change", true);
    chip("destroy", counts.destroy(), "to destroy", true);
    chip("adopt", counts.adopt(), "to adopt", false);
    chip("forget", counts.forget(), "to forget", false);
    chip("change", counts.move(), "to move", false);
    chip("drift", document.resourceDrift().size(), "changed outside", false);
    chip("blocked", document.blocked().size() + digest.denied().size(), "blocked", false);
    out.write("</ul>\n");
  }

  private void chip(String type, int count, String words, boolean always) throws IOException {
    if (count > 0 || always) {
      out.write("<li class=\"" + type + (count == 0 ? " zero" : "") + "\"><b>" + count);
      out.write("</b><span>" + words + "</span></li>");
    }
  }

  private void problems() throws IOException {
    var unread = document.weir().unread();
    var notes = document.weir().notes();
    var stops = document.weir().stops();
    if (document.blocked().isEmpty() && stops.isEmpty() && unread.isEmpty() && notes.isEmpty()) {
      return;
    }
    out.write(
        "<section aria-labelledby=\"problems\"><h2 id=\"problems\">What to look at first</h2>\n");
    for (var stop : stops) {
      problem(stop.isOfPolicy() ? "Denied by a policy" : "Stopped by a guard", stop);
    }
    for (var change : document.blocked()) {
      if (change.details().blocked().isPresent()) {
        problem("Blocked: " + change.address(), change.details().blocked().get());
      }
    }
    for (var each : unread.entrySet()) {
      problem("Could not be read: " + each.getKey(), each.getValue());
    }
    for (var note : notes) {
      problem("", note);
    }
    out.write("</section>\n");
  }

  private void policies() throws IOException {
    if (document.policies().isEmpty()) {
      return;
    }
    out.write("<section aria-labelledby=\"policies\"><h2 id=\"policies\">Policies</h2>\n");
    out.write("<p class=\"legend\">" + PolicyDocument.words(document.policies()) + "</p>\n");
    out.write("<ul class=\"plainlist\">\n");
    for (var policy : document.policies()) {
      out.write("<li>" + HtmlText.code(policy.name()) + " " + policy.says());
      out.write(" <span class=\"where\">" + HtmlText.code(policy.place()) + "</span></li>\n");
    }
    out.write("</ul></section>\n");
  }

  private void proof() throws IOException {
    if (document.weir().proof().isEmpty()) {
      return;
    }
    var proof = document.weir().proof().get();
    out.write("<section aria-labelledby=\"proof\"><h2 id=\"proof\">Tried out in a sandbox</h2>\n");
    out.write("<p class=\"box " + (proof.converges() ? "note" : "error") + "\">");
    out.write(Xml.escape(proof.says()) + "</p>\n");
    for (var failure : proof.failures()) {
      problem("", failure);
    }
    for (var doubt : proof.notProved()) {
      problem("Not tried", doubt);
    }
    out.write("</section>\n");
  }

  private void problem(String subject, DiagnosticDocument why) throws IOException {
    out.write("<div class=\"box " + Xml.escape(why.severity()) + "\">");
    if (!subject.isEmpty()) {
      out.write("<p><strong>" + Xml.escape(subject) + "</strong></p>");
    }
    out.write("<p>" + HtmlText.sentence(why.message()) + "</p>");
    if (why.hint().isPresent()) {
      out.write("<p class=\"hint\">" + HtmlText.sentence(why.hint().get()) + "</p>");
    }
    if (why.place().isPresent()) {
      out.write("<p class=\"where\">" + HtmlText.code(why.place().get()) + "</p>");
    }
    for (var other : why.relatedPlaces()) {
      out.write("<p class=\"where\">" + Xml.escape(other.message()) + " ");
      out.write(HtmlText.code(other.place()) + "</p>");
    }
    out.write("</div>\n");
  }

  private void graph() throws IOException {
    var whole = GraphView.of(document);
    if (whole.nodes().isEmpty()) {
      return;
    }
    var chosen = GraphExcerpt.of(whole);
    boolean linked =
        whole.nodes().size() <= GraphExcerpt.MOST_NODES
            || chosen.graph().nodes().stream().anyMatch(whole.nodes()::contains);
    out.write("<section aria-labelledby=\"graph\"><h2 id=\"graph\">What needs what</h2>\n");
    out.write("<p class=\"legend\">" + Xml.escape(chosen.caption()));
    out.write(
        " <button id=\"fit\" type=\"button\" aria-pressed=\"false\" hidden>Fit the"
            + " width</button></p>\n");
    out.write(
        "<div class=\"graph\" tabindex=\"0\" role=\"region\" aria-label=\"Dependency graph,"
            + " scrolls\">\n");
    out.write(HtmlGraph.svg(chosen.graph(), linked));
    out.write("</div></section>\n");
  }

  private void changes() throws IOException {
    out.write("<section aria-labelledby=\"changes\"><h2 id=\"changes\">Changes</h2>\n");
    tools();
    if (digest.isEmpty()) {
      out.write("<p class=\"box\">Nothing to do.</p>");
    }
    new HtmlChanges(document, digest, out).write();
    out.write("</section>\n");
  }

  private void tools() throws IOException {
    var tags = new TreeSet<String>();
    for (var change : digest.changes()) {
      var action = change.details().action();
      tags.add(
          change.action().isReplace()
              ? "replace"
              : change.action() == Action.NO_OP ? "move" : action);
      digest.flags(change).forEach(flag -> tags.add(HtmlText.tag(flag)));
    }
    if (!document.resourceDrift().isEmpty()) {
      tags.add("drift");
    }
    if (tags.isEmpty()) {
      return;
    }
    out.write("<div class=\"tools\" role=\"search\" aria-label=\"Changes\" hidden>");
    out.write("<label class=\"sr\" for=\"search\">Search the changes</label>");
    out.write(
        "<input id=\"search\" type=\"search\" placeholder=\"Search ( / )\" autocomplete=\"off\">");
    for (var tag : tags) {
      out.write("<button type=\"button\" data-filter=\"" + Xml.escape(tag));
      out.write("\" aria-pressed=\"false\">" + Xml.escape(tag) + "</button>");
    }
    out.write("<button type=\"button\" id=\"all\" aria-pressed=\"false\">Open all</button>");
    out.write("<span class=\"shown\" role=\"status\"></span></div>\n");
  }

  private void drift() throws IOException {
    if (!document.resourceDrift().isEmpty()) {
      out.write(
          "<section aria-labelledby=\"drift\"><h2 id=\"drift\">Changed outside of Weir</h2>\n");
      new HtmlChanges(document, digest, out).writeDrift();
      out.write("</section>\n");
    }
  }

  private void rest() throws IOException {
    var changing = new HashSet<String>();
    digest.changes().forEach(change -> changing.add(change.address()));
    var same =
        document.resourceChanges().stream()
            .map(ChangeDocument::address)
            .filter(address -> !changing.contains(address))
            .toList();
    list("Unchanged", same);
    list(
        "Live, in no manifest and not in the ledger",
        document.weir().unmanaged().stream().map(each -> each.kind() + " " + each.key()).toList());
  }

  private void list(String title, List<String> items) throws IOException {
    if (items.isEmpty()) {
      return;
    }
    out.write("<section><h2>" + title + "</h2><details class=\"box\"><summary>");
    out.write(Count.of(items.size(), "resource") + "</summary><ul class=\"plainlist\">\n");
    for (var item : items) {
      out.write("<li>" + HtmlText.code(item) + "</li>\n");
    }
    out.write("</ul></details></section>\n");
  }

  private static String resource(String name) {
    try (var in = PlanHtml.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      var sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
