package dev.weir.render;

import java.util.Locale;

/** A plan as people read it, in Terraform's sentences, drawn from its document alone. */
public final class PlanText {

  private final PlanDocument document;
  private final Style style;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  private PlanText(PlanDocument document, Style style) {
    this.document = document;
    this.style = style;
    this.ink = style.ink();
  }

  /** The text of a plan, with a line end at its end. */
  public static String of(PlanDocument document, Style style) {
    var text = new PlanText(document, style);
    text.write();
    return text.out.toString();
  }

  private void write() {
    var digest = Digest.of(document);
    if (digest.isEmpty()) {
      nothingToDo();
    } else {
      changes(digest);
      out.append('\n').append(summary()).append('\n');
      document.weir().calls().ifPresent(this::calls);
      document.weir().base().ifPresent(base -> compared(base, digest));
    }
    document.weir().proof().ifPresent(this::proved);
    stopped();
    policies();
    blocked();
    unread();
    recovered();
    unmanaged();
    notes();
  }

  private void nothingToDo() {
    if (!document.complete()) {
      out.append(ink.strong("No changes in what could be read.")).append('\n');
      return;
    }
    out.append(ink.write(Ink.Role.GOOD, "No changes."))
        .append(ink.strong(" Your infrastructure matches the configuration."))
        .append("\n\n")
        .append(style.wrap(compared(document.resourceChanges().size()), ""));
  }

  private static String compared(int resources) {
    return resources == 0
        ? "The configuration declares no resource, and the ledger holds none."
        : "Weir has compared "
            + Count.of(resources, "resource")
            + " with what is live and found no differences, so no changes are needed.";
  }

  private void changes(Digest digest) {
    var legend = new Legend(ink);
    out.append(
        style.wrap(
            "Weir used the selected providers to generate the following execution plan. Resource"
                + " actions are indicated with the following symbols:",
            ""));
    out.append(legend.of(digest.changes()));
    out.append(new SummaryText(digest, style, legend).text());
    out.append(
        !document.isBlocked()
            ? "\nWeir will perform the following actions:\n"
            : "\nWeir planned the following actions, but must not perform them:\n");
    var layouts = Layout.of(document);
    var resource = new ResourceText(style, legend);
    for (var group : digest.groups()) {
      if (digest.groups().size() > 1) {
        out.append("\n").append(ink.strong("# " + group.title() + ":")).append('\n');
      }
      for (var change : group.changes()) {
        var layout = layouts.getOrDefault(change.details().kind(), Layout.EMPTY);
        out.append(resource.of(change, layout));
      }
    }
  }

  /** Terraform's line, which tools look for, with our own counts around it when there are any. */
  private String summary() {
    return ink.strong("Plan:") + " " + Tally.words(document.weir().counts()) + ".";
  }

  private void calls(CallsDocument calls) {
    out.append(style.wrap(ink.strong("Calls:") + " " + calls.says(), ""));
  }

  private void compared(BaseDocument base, Digest digest) {
    var counts = BaseDocument.counts(digest.changes());
    out.append(style.wrap("Compared with " + Quoted.plain(base.name()) + ": " + counts + ".", ""));
  }

  private void proved(ProofDocument proof) {
    if (proof.converges()) {
      section(ink.write(Ink.Role.GOOD, "Proved:"), proof.says() + ".");
    } else {
      section(ink.write(Ink.Role.ERROR, "Disproved:"), proof.says() + ".");
    }
    proof.failures().forEach(why -> item(why.address().orElse("-"), why));
    for (var left : proof.notProved()) {
      section(ink.write(Ink.Role.WARNING, "Not proved:"), Quoted.plain(left.message()) + ".");
    }
  }

  private void stopped() {
    for (var stop : document.weir().stops()) {
      var title = stop.isOfPolicy() ? "Denied:" : "Guard:";
      section(ink.write(Ink.Role.ERROR, title), Quoted.plain(stop.message()) + ".");
      whereAndHow(stop, "  ");
    }
  }

  private void policies() {
    if (!document.policies().isEmpty()) {
      section(ink.strong("Policies:"), PolicyDocument.words(document.policies()) + ".");
    }
  }

  private void blocked() {
    var blocked = document.blocked();
    if (blocked.isEmpty()) {
      return;
    }
    var what = blocked.size() == 1 ? "1 change is" : blocked.size() + " changes are";
    section(
        ink.write(Ink.Role.ERROR, "Blocked:"),
        what + " forbidden, so nothing of this plan will be applied until that is resolved.");
    for (var change : blocked) {
      change.details().blocked().ifPresent(why -> item(change.address(), why));
    }
  }

  private void unread() {
    var unread = document.weir().unread();
    if (unread.isEmpty()) {
      return;
    }
    section(
        ink.write(Ink.Role.ERROR, "Incomplete:"),
        Count.of(unread.size(), "account")
            + " could not be read. Nothing in there is planned or touched.");
    unread.forEach(this::item);
  }

  private void recovered() {
    for (var recovery : document.weir().recoveries()) {
      section(
          ink.strong("Recovered:"),
          "an earlier run ended before it knew whether it could %s `%s`; %s"
              .formatted(recovery.verb(), recovery.address(), outcome(recovery)));
    }
  }

  private static String outcome(PlanDocument.Settled recovery) {
    return switch (recovery.result()) {
      case DONE -> "it did.";
      case BEGUN -> "it did so in part, and the rest is planned.";
      case NO_EFFECT -> "it did not.";
      case UNCLEAR -> "what is live is neither of the two.";
    };
  }

  private void unmanaged() {
    int count = document.weir().unmanaged().size();
    if (count > 0) {
      var are = count == 1 ? "is" : "are";
      section(
          ink.strong("Unmanaged:"),
          "%s %s in no manifest and not in the ledger, and left alone."
              .formatted(Count.of(count, "live object"), are));
    }
  }

  private void notes() {
    for (var note : document.weir().notes()) {
      var word =
          note.severity().substring(0, 1).toUpperCase(Locale.ROOT)
              + note.severity().substring(1)
              + ":";
      section(ink.write(Ink.Role.WARNING, word), Quoted.plain(note.message()));
      whereAndHow(note, "  ");
    }
  }

  private void section(String title, String text) {
    out.append('\n').append(style.wrap(title + " " + text, ""));
  }

  private void item(String subject, DiagnosticDocument why) {
    out.append('\n').append("  ").append(ink.strong(Quoted.plain(subject))).append('\n');
    out.append(style.wrap(Quoted.plain(why.message()), "    "));
    whereAndHow(why, "    ");
  }

  private void whereAndHow(DiagnosticDocument why, String indent) {
    why.place().ifPresent(place -> out.append(indent + "at " + Quoted.plain(place) + "\n"));
    for (var other : why.relatedPlaces()) {
      var said = other.message() + ": " + other.place();
      out.append(indent + Quoted.plain(said) + "\n");
    }
    why.hint().ifPresent(hint -> out.append(style.wrap("help: " + Quoted.plain(hint), indent)));
  }
}
