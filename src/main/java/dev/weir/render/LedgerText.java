package dev.weir.render;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.ledger.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the ledger holds, in the way of {@code terraform show}. */
public final class LedgerText {

  private LedgerText() {}

  /**
   * One entry, with a line end at its end.
   *
   * @param kind its kind; empty when its provider is not installed
   * @param live its values at the provider, when they were read
   */
  public static String of(
      Entry entry, Optional<Kind<?>> kind, Optional<Value.Fields> live, Style style) {
    var ink = style.ink();
    var out = new StringBuilder("# ").append(ink.strong(entry.address() + ":")).append('\n');
    facts(entry).forEach(fact -> out.append("# (").append(Quoted.plain(fact)).append(")\n"));
    out.append(head(entry.address())).append(" {\n");
    var values = live.or(() -> kind.map(entry::base));
    var outline = kind.map(KindOutline::of).orElseGet(() -> new KindOutline(List.of()));
    var shown = values.map(LedgerText::shown).orElseGet(() -> Shown.of(entry.base(), null, null));
    var delta = Comparison.of(new Layout(outline), List.of(), shown, shown);
    new DeltaText(new TerminalLines(out, ink), style.width(), true).body(delta, 0);
    return out.append("}\n").toString();
  }

  private static String head(Address address) {
    return address.kind() + " " + Quoted.text(address.name());
  }

  private static Shown shown(Value.Fields values) {
    return Shown.of(ValueJson.write(values), null, Masks.sensitive(values));
  }

  private static List<String> facts(Entry entry) {
    var facts = new ArrayList<String>();
    var verb =
        switch (entry.origin()) {
          case CREATED -> "created";
          case ADOPTED -> "adopted";
        };
    var provider = entry.provider().map(address -> " through " + address).orElse("");
    facts.add(verb + " as " + entry.key() + provider + ", declared in " + entry.file());
    if (entry.protect()) {
      facts.add("protected: every plan that would delete it is refused");
    }
    if (entry.retain()) {
      facts.add("retained: stays when its document is removed");
    }
    return facts;
  }
}
