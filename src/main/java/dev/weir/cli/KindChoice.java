package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.engine.Providers;
import dev.weir.kind.Kind;
import dev.weir.manifest.StackKinds;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the kind that somebody means. */
final class KindChoice {

  private final List<Kind<?>> kinds;

  KindChoice(Providers providers) {
    this.kinds =
        Stream.concat(
                StackKinds.all().stream(),
                providers.apiVersions().stream().flatMap(version -> providers.of(version).stream()))
            .toList();
  }

  /** Every kind there is, settings first. */
  List<Kind<?>> all() {
    return kinds;
  }

  /**
   * The kind meant by {@code Channel}, {@code aliyun-oss/Channel} or {@code aliyun-oss/v1/Channel};
   * letter case is ignored.
   *
   * @throws Refused when there is none, or more than one
   */
  Kind<?> find(String text) {
    var meant = kinds.stream().filter(kind -> isMeant(kind, text)).toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    throw new Refused(meant.isEmpty() ? unknown(text) : ambiguous(text, meant));
  }

  /** Every kind meant by the same, which may be none or several. */
  List<Kind<?>> meant(String text) {
    return kinds.stream().filter(kind -> isMeant(kind, text)).toList();
  }

  private static boolean isMeant(Kind<?> kind, String text) {
    var wanted = text.toLowerCase(Locale.ROOT);
    var id = kind.id().toLowerCase(Locale.ROOT);
    return id.equals(wanted) || id.endsWith("/" + wanted) || withoutVersion(id).equals(wanted);
  }

  private static String withoutVersion(String id) {
    return id.substring(0, id.indexOf('/')) + id.substring(id.lastIndexOf('/'));
  }

  private Diagnostic unknown(String text) {
    var names =
        Stream.concat(kinds.stream().map(Kind::id), kinds.stream().map(Kind::name)).toList();
    var hint =
        Suggestion.closest(text, names)
            .map(name -> "did you mean `" + name + "`?")
            .orElse("`weir explain` lists the kinds");
    return Diagnostic.error("unknown-kind", "no kind is called `" + text + "`").hint(hint);
  }

  private static Diagnostic ambiguous(String text, List<Kind<?>> meant) {
    var names = String.join(", ", meant.stream().map(Kind::id).toList());
    return Diagnostic.error("ambiguous-kind", "several providers have a kind `" + text + "`")
        .hint("say which: " + names);
  }
}
