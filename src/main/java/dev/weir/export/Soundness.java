package dev.weir.export;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import dev.weir.diag.Refused;
import dev.weir.engine.Providers;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.edit.DocumentText;
import dev.weir.manifest.yaml.Limits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sees to it that manifests are valid before anybody gets them: they are read as any others are,
 * and what is wrong is taken out, until nothing is.
 *
 * @param beside manifests that the new ones stand beside
 * @param settings provider documents that belong to the new ones
 */
record Soundness(Providers installed, Optional<Input> beside, List<Draft> settings, Instant now) {

  private static final String STDIN = "<stdin>";
  private static final Limits ROOMY = new Limits(1 << 30, 50, 10_000);

  /** The same documents; what no manifest can say is left out of them. */
  List<Draft> of(List<Draft> drafts) {
    var sound = new ArrayList<>(drafts);
    while (true) {
      var text = new Text(settings, sound);
      var errors = errors(text);
      if (errors.isEmpty()) {
        return sound;
      }
      if (!text.mend(errors, sound)) {
        throw new Refused(errors);
      }
    }
  }

  private List<Diagnostic> errors(Text text) {
    if (text.isEmpty()) {
      return List.of();
    }
    var loaded =
        new ManifestLoader(installed, ROOMY, _ -> Optional.empty()).load(text.input(beside));
    var found =
        loaded.hasErrors() ? loaded.diagnostics() : installed.check(loaded.manifests(), now);
    return found.stream().filter(Diagnostic::isError).toList();
  }

  /** All documents in one, and which lines are whose. */
  private static final class Text {

    private final StringBuilder out = new StringBuilder();
    private final TreeMap<Integer, Part> parts = new TreeMap<>();

    /** A document: the number of its draft, -1 for settings. */
    private record Part(int draft, int line, DocumentText.Written written) {}

    Text(List<Draft> settings, List<Draft> drafts) {
      int line = 1;
      for (var document : settings) {
        line = add(-1, document, line);
      }
      for (int i = 0; i < drafts.size(); i++) {
        if (drafts.get(i).isSound()) {
          line = add(i, drafts.get(i), line);
        }
      }
    }

    private int add(int number, Draft draft, int line) {
      var written = draft.write(_ -> true);
      out.append("---\n").append(written.text());
      parts.put(line + 1, new Part(number, line + 1, written));
      return line + 1 + written.lines();
    }

    boolean isEmpty() {
      return parts.isEmpty();
    }

    Input input(Optional<Input> beside) {
      var in = new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8));
      if (beside.isEmpty()) {
        var nowhere = Path.of("").toAbsolutePath();
        return new Input(List.of("-"), nowhere, Optional.of(nowhere), in);
      }
      var paths = new ArrayList<>(beside.get().paths());
      paths.add("-");
      return new Input(paths, beside.get().currentFolder(), beside.get().root(), in);
    }

    /** Takes out what is wrong; whether that was possible. */
    boolean mend(List<Diagnostic> errors, List<Draft> drafts) {
      var faults = new LinkedHashMap<Integer, Draft>();
      for (var error : errors) {
        var place = place(error);
        var part = place.map(p -> parts.floorEntry(p.line())).map(Map.Entry::getValue);
        if (part.isEmpty() || part.get().draft() < 0) {
          continue;
        }
        int number = part.get().draft();
        var draft = faults.getOrDefault(number, drafts.get(number));
        var attribute =
            part.get().written().attributeAt(place.get().line() - part.get().line() + 1);
        var why = error.message();
        faults.put(
            number,
            attribute.map(name -> draft.without(name, why)).orElseGet(() -> draft.refuse(why)));
      }
      faults.forEach(drafts::set);
      return !faults.isEmpty();
    }

    /** Where a new document is at fault: what stood there before was valid. */
    private static Optional<Place> place(Diagnostic error) {
      var places = new ArrayList<Place>();
      error.place().ifPresent(places::add);
      error.related().forEach(related -> places.add(related.place()));
      return places.stream().filter(place -> place.source().name().equals(STDIN)).findFirst();
    }
  }
}
