package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.manifest.edit.YamlEdit;
import dev.weir.plan.AttributeChange;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Drift;
import dev.weir.plan.Plan;
import dev.weir.render.UnifiedDiff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** What the manifests would have to say to agree with what somebody changed at the providers. */
final class DriftProposal {

  private final Path root;
  private final SequencedMap<String, Edited> files = new LinkedHashMap<>();
  private final List<Diagnostic> refused = new ArrayList<>();
  private int accepted;

  /** A file as it is and as it would be. */
  private record Edited(String before, String after) {}

  private DriftProposal(Path root) {
    this.root = root;
  }

  /**
   * Works it out, and writes nothing.
   *
   * @param plan what was seen
   * @param manifests what was read
   * @param root the folder that manifests stand under
   * @param when when it was seen
   */
  static DriftProposal of(Plan plan, Manifests manifests, Path root, Instant when) {
    var proposal = new DriftProposal(root);
    for (var change : plan.changes().values()) {
      Drift.of(change, when)
          .ifPresent(drift -> proposal.accept(drift, manifests.find(change.address())));
    }
    return proposal;
  }

  private void accept(Drift drift, Optional<Declared> declared) {
    switch (drift.ruling()) {
      case DELETED ->
          refuse(drift, declared, "", "somebody deleted it: remove its document to agree");
      case CONFLICT, DRIFT -> {
        for (var field : drift.attributes()) {
          if (field.verdict() == Verdict.CONFLICT) {
            refuse(drift, declared, field.path(), "the manifests changed it too: decide by hand");
          } else if (field.verdict() == Verdict.DRIFT && declared.isPresent()) {
            accept(drift, declared.get(), field);
          }
        }
      }
      case CONVERGED, IGNORED -> {
        // The manifests agree already.
      }
    }
  }

  private void accept(Drift drift, Declared declared, AttributeChange field) {
    var obstacle = obstacle(declared, field);
    if (obstacle.isPresent()) {
      refuse(drift, Optional.of(declared), field.path(), obstacle.get());
      return;
    }
    var path = Stream.concat(Stream.of("spec"), Arrays.stream(field.path().split("\\."))).toList();
    var file = files.computeIfAbsent(declared.file(), this::read);
    var kind = declared.places().document();
    int document =
        YamlEdit.documentAt(file.before(), kind.line(), kind.column()).orElse(Integer.MAX_VALUE);
    switch (YamlEdit.set(file.after(), new YamlEdit.Wish(document, path, field.live()))) {
      case YamlEdit.Outcome.Done(var text) -> {
        files.put(declared.file(), new Edited(file.before(), text));
        accepted++;
      }
      case YamlEdit.Outcome.Refusal(var why) ->
          refuse(drift, Optional.of(declared), field.path(), why);
    }
  }

  private static Optional<String> obstacle(Declared declared, AttributeChange field) {
    if (declared.file().equals("-")) {
      return Optional.of("its manifest comes from standard input");
    }
    if (field.live() instanceof Value.Sealed) {
      return Optional.of("it is a secret, which manifests only name");
    }
    if (field.path().contains("[")) {
      return Optional.of("it stands in an item of a list");
    }
    if (!field.live().isPresent()) {
      return Optional.of("it has no value at the provider: remove the line to agree");
    }
    return Scalars.write(field.live()).isEmpty()
        ? Optional.of("it is a list or a block, which has to be written by hand")
        : Optional.empty();
  }

  private void refuse(Drift drift, Optional<Declared> declared, String path, String why) {
    var address = drift.change().address();
    var what = path.isEmpty() ? "`" + address + "`" : "`" + path + "` of `" + address + "`";
    var warning =
        Diagnostic.warning("not-proposed", what + " is not proposed: " + why).about(address);
    refused.add(
        declared
            .map(found -> path.isEmpty() ? found.places().document() : found.at(path))
            .map(warning::at)
            .orElse(warning));
  }

  /** Strictly: what is not UTF-8 would not come back as it was. */
  private Edited read(String file) {
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(root.resolve(file)));
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return new Edited(text, text);
    } catch (CharacterCodingException e) {
      throw new Refused(Diagnostic.error("not-utf-8", "`" + file + "` is not UTF-8: " + e));
    } catch (IOException e) {
      throw new Refused(Diagnostic.error("file-unreadable", "`" + file + "` cannot be read: " + e));
    }
  }

  /** What cannot be proposed, with the reason. */
  List<Diagnostic> refused() {
    return List.copyOf(refused);
  }

  /** How many values would be written. */
  int accepted() {
    return accepted;
  }

  private List<Map.Entry<String, Edited>> changed() {
    return files.entrySet().stream()
        .filter(file -> !file.getValue().before().equals(file.getValue().after()))
        .toList();
  }

  /** The files that would change, relative to the root. */
  List<String> changedFiles() {
    return changed().stream().map(Map.Entry::getKey).toList();
  }

  /**
   * The changes as a patch.
   *
   * @param from the folder that the patch's paths start from
   */
  String diff(Path from) {
    var out = new StringBuilder();
    for (var file : changed()) {
      var path = root.resolve(file.getKey()).toAbsolutePath().normalize();
      var base = from.toAbsolutePath().normalize();
      var name = path.startsWith(base) ? base.relativize(path) : Path.of(file.getKey());
      out.append(
          UnifiedDiff.of(
              name.toString().replace('\\', '/'),
              file.getValue().before(),
              file.getValue().after()));
    }
    return out.toString();
  }

  /** Writes the files. */
  void write() {
    for (var file : changed()) {
      try (var to = ReportFile.replacing(root.resolve(file.getKey()))) {
        to.writer().write(file.getValue().after());
        to.keep();
      } catch (IOException e) {
        throw new Refused(
            Diagnostic.error("file-unwritable", "`" + file.getKey() + "` cannot be written: " + e));
      }
    }
  }
}
