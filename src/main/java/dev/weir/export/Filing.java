package dev.weir.export;

import static java.util.stream.Collectors.groupingBy;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.manifest.edit.DocumentText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Lays documents out in files.
 *
 * @param manner how many files there are to be
 * @param schema where editors find the schema, relative to a file in the folder; empty for nowhere
 */
public record Filing(Manner manner, String schema) {

  /** What goes into one file. */
  public enum Manner {
    /** Everything. */
    ONE_FILE,
    /** The objects of one kind. */
    PER_KIND,
    /** One object. */
    PER_RESOURCE
  }

  private static final int MOST_SECRETS = 20;
  private static final int LARGEST = 32 << 20;

  /**
   * A file.
   *
   * @param documents how many it holds
   */
  public record Sheet(String text, int documents) {}

  /** The files, by their paths in the folder, with slashes. */
  public SequencedMap<String, Sheet> files(Export export) {
    var secrets = export.secrets().stream().collect(groupingBy(Export.SecretUse::address));
    var byFile = new LinkedHashMap<String, List<Draft>>();
    export
        .all()
        .forEach(draft -> byFile.computeIfAbsent(file(draft), _ -> new ArrayList<>()).add(draft));
    var files = new LinkedHashMap<String, Sheet>();
    byFile.forEach((name, drafts) -> {
      int number = 1;
      for (var sheet : sheets(drafts, secrets)) {
        files.put(number == 1 ? name : name.replace(".yaml", "-" + number + ".yaml"), sheet);
        number++;
      }
    });
    return files;
  }

  private String file(Draft draft) {
    if (manner == Manner.ONE_FILE) {
      return "live.yaml";
    }
    if (draft.provider().isEmpty()) {
      return "providers.yaml";
    }
    var kind = label(draft.kind());
    return manner == Manner.PER_KIND
        ? kind + ".yaml"
        : kind + "/" + draft.address().name() + ".yaml";
  }

  /** {@code aliyun-oss-channel}. */
  private static String label(Kind<?> kind) {
    var words = kind.name().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    return kind.apiVersion().replaceAll("/.*", "") + "-" + words;
  }

  /** A file may be only so large, or no loader takes it. */
  private List<Sheet> sheets(List<Draft> drafts, Map<Address, List<Export.SecretUse>> secrets) {
    var sheets = new ArrayList<Sheet>();
    var part = new ArrayList<Draft>();
    var body = new StringBuilder();
    var common = new LinkedHashSet<Map.Entry<String, String>>();
    for (var left : Export.leftOut(drafts)) {
      if (left.isCommon()) {
        common.add(Map.entry(left.attribute(), left.why()));
      }
    }
    for (var draft : drafts) {
      body.append(body.isEmpty() || !draft.isSound() ? "" : "---\n");
      body.append(
          draft.isSound()
              ? draft
                  .write(name -> !common.contains(Map.entry(name, draft.leftOut().get(name))))
                  .text()
              : draft.comment());
      part.add(draft);
      if (body.length() > LARGEST) {
        sheets.add(sheet(part, body, secrets));
        part.clear();
        body.setLength(0);
      }
    }
    if (!part.isEmpty()) {
      sheets.add(sheet(part, body, secrets));
    }
    return sheets;
  }

  private Sheet sheet(
      List<Draft> drafts, CharSequence body, Map<Address, List<Export.SecretUse>> all) {
    var text = new StringBuilder();
    if (!schema.isEmpty()) {
      var up =
          manner == Manner.PER_RESOURCE && drafts.getFirst().provider().isPresent() ? "../" : "";
      text.append("# yaml-language-server: $schema=").append(up).append(schema).append('\n');
    }
    var kinds = new LinkedHashSet<Kind<?>>();
    var secrets = new ArrayList<Export.SecretUse>();
    for (var draft : drafts) {
      kinds.add(draft.kind());
      secrets.addAll(all.getOrDefault(draft.address(), List.of()));
    }
    for (var kind : kinds) {
      for (var unread : kind.unread()) {
        text.append(
            DocumentText.comment(
                "No provider tells `%s` of a %s: add it where there is one, or a change that writes the object anew loses it."
                    .formatted(unread.attribute(), kind.name())));
      }
    }
    Export.leftOut(drafts).stream()
        .filter(Export.LeftOut::isCommon)
        .forEach(left -> text.append(DocumentText.comment(left.sentence() + ".")));
    if (!secrets.isEmpty()) {
      var names =
          secrets.stream()
              .limit(MOST_SECRETS)
              .map(use -> use.source().name())
              .collect(Collectors.joining(", "));
      int more = secrets.size() - MOST_SECRETS;
      text.append(
          DocumentText.comment(
              "Secrets to set before a plan: "
                  + names
                  + (more > 0 ? " and %d more.".formatted(more) : ".")));
    }
    int documents = (int) drafts.stream().filter(Draft::isSound).count();
    return new Sheet(text.append(body).toString(), documents);
  }
}
