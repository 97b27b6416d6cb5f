package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.kind.Address;
import dev.weir.kind.Kinds;
import dev.weir.manifest.overlay.Overlay;
import dev.weir.manifest.template.VariableDocuments;
import dev.weir.manifest.template.Variables;
import dev.weir.manifest.yaml.Limits;
import dev.weir.manifest.yaml.ManifestSource;
import dev.weir.manifest.yaml.Pieces;
import dev.weir.manifest.yaml.TextCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads manifests and tells of every problem in them at once.
 *
 * <p>It reads nothing but the given paths, and nothing outside the root.
 */
public final class ManifestLoader {

  private final KnownKinds known;
  private final Limits limits;
  private final Function<Declared, Optional<String>> scopes;

  /**
   * A loader.
   *
   * @param kinds the kinds that manifests may use
   * @param limits how much input is accepted
   * @param scopes what the resources of a provider document live in, for instance its bucket; with
   *     it, one object that is declared through two provider documents is found
   */
  public ManifestLoader(Kinds kinds, Limits limits, Function<Declared, Optional<String>> scopes) {
    this.known = new KnownKinds(kinds);
    this.limits = limits;
    this.scopes = scopes;
  }

  /** A loader with the usual limits that knows nothing of providers' scopes. */
  public ManifestLoader(Kinds kinds) {
    this(kinds, Limits.DEFAULT, _ -> Optional.empty());
  }

  /** Reads and checks what the paths stand for. */
  public Loaded load(Input input) {
    return load(input, _ -> {});
  }

  /**
   * The same.
   *
   * @param settings hears of the stack and its providers as soon as they are known, if that is
   *     before everything else is; there may still be errors elsewhere, and providers that come of
   *     a {@code ForEach}
   */
  public Loaded load(Input input, Consumer<Manifests> settings) {
    return load(input, false, settings).loaded();
  }

  /** The same, with every document as it is once everything is filled in. */
  public Rendered render(Input input) {
    return load(input, true, _ -> {});
  }

  private Rendered load(Input input, boolean keeping, Consumer<Manifests> settings) {
    var problems = new Diagnostics();
    var found = new FileFinder(input, problems).find();
    boolean nowhere = input.choices().environment().isPresent() && found.environment().isEmpty();
    List<ManifestSource> sources = nowhere ? new ArrayList<>() : sources(input, found, problems);
    var patches = contents(found.environment(), problems);
    var pieces = pieces(sources, problems);
    var overlay = overlay(input, patches, problems);
    boolean outside = problems.hasErrors();
    var reader = new DocumentReader(known, limits, overlay, keeping);
    var readings =
        new PieceReader(reader).read(pieces, first -> tell(first, input, problems, settings));
    EmptyPaths.check(input, found, pieces, readings, problems);
    overlay.additions().forEach(addition -> readings.add(reader.read(addition)));
    var variables = variables(input, readings, problems);
    var all = new Expansion(reader, variables).expand(readings);
    all.forEach(reading -> problems.addAll(reading.problems().sorted()));
    sources.addAll(patches);
    var coverage =
        new Manifests.Coverage(
            sources.stream().map(ManifestSource::file).collect(Collectors.toSet()),
            found.folders());
    boolean complete = !outside && all.stream().allMatch(Reading::complete);
    var variation =
        new Manifests.Variation(
            input.choices().environment(), overlay.namesLedger(), overlay.removals());
    var about = new Diagnostics();
    var manifests = new Assembler(all, complete, scopes, about).assemble(coverage, variation);
    if (complete) {
      overlay.checkUsed(addresses(manifests), problems);
    }
    var origins = new Origins(all);
    about.sorted().forEach(problem -> problems.add(origins.explained(problem)));
    var loaded =
        new Loaded(
            manifests,
            Origins.fewer(problems.sorted()),
            List.copyOf(sources),
            variables.secrets(),
            variables.given());
    return new Rendered(
        loaded, keeping ? Rendered.documents(all) : List.of(), variables.sensitive());
  }

  private static List<Address> addresses(Manifests manifests) {
    var addresses = new ArrayList<>(manifests.resources().keySet());
    addresses.addAll(manifests.providers().keySet());
    return addresses;
  }

  private static List<Pieces.Piece> pieces(List<ManifestSource> sources, Diagnostics problems) {
    return sources.stream()
        .filter(source -> TextCheck.passes(source, problems))
        .flatMap(source -> Pieces.of(source).stream())
        .toList();
  }

  private Overlay overlay(Input input, List<ManifestSource> patches, Diagnostics problems) {
    var environment = input.choices().environment();
    if (environment.isEmpty()) {
      return Overlay.NONE;
    }
    var sound = patches.stream().filter(source -> TextCheck.passes(source, problems)).toList();
    return Overlay.read(environment.get(), sound, limits, known::shape, problems);
  }

  private Variables variables(Input input, List<Reading> readings, Diagnostics problems) {
    var documents = new VariableDocuments(limits, problems);
    for (var reading : readings) {
      reading.aside().forEach(aside -> Expansion.collect(aside, documents, problems));
    }
    return documents.with(input.choices().given());
  }

  private List<ManifestSource> sources(Input input, FileFinder.Found found, Diagnostics problems) {
    var sources = new ArrayList<ManifestSource>();
    if (input.paths().contains("-")) {
      content("<stdin>", "-", input::stdin, problems).ifPresent(sources::add);
    }
    sources.addAll(contents(found.files(), problems));
    return sources;
  }

  private List<ManifestSource> contents(List<FileFinder.ManifestFile> files, Diagnostics problems) {
    var sources = new ArrayList<ManifestSource>();
    for (var file : files) {
      content(file.name(), file.relative(), () -> Files.newInputStream(file.real()), problems)
          .ifPresent(sources::add);
    }
    return sources;
  }

  /** Opens a stream. */
  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }

  private Optional<ManifestSource> content(
      String name, String file, Opening opening, Diagnostics problems) {
    try (var in = opening.open()) {
      var bytes = in.readNBytes(limits.fileBytes() + 1);
      if (bytes.length <= limits.fileBytes()) {
        return Optional.of(new ManifestSource(name, file, bytes));
      }
      problems.add(tooLarge(name));
    } catch (IOException e) {
      problems.add(FileFinder.unreadable(name, e));
    }
    return Optional.empty();
  }

  private Diagnostic tooLarge(String name) {
    return Diagnostic.error(
            "file-too-large", "`%s` is larger than %d bytes".formatted(name, limits.fileBytes()))
        .hint("split it into several files");
  }

  /** Tells of the stack and its providers if nothing that is read later can change them. */
  private void tell(
      List<Reading> settings, Input input, Diagnostics problems, Consumer<Manifests> listener) {
    boolean plain =
        input.choices().environment().isEmpty()
            && !problems.hasErrors()
            && settings.stream().allMatch(ManifestLoader::isPlain);
    if (!plain) {
      return;
    }
    var about = new Diagnostics();
    var manifests =
        new Assembler(settings, false, scopes, about)
            .assemble(new Manifests.Coverage(Set.of(), Set.of()), Manifests.Variation.NONE);
    if (!about.hasErrors()) {
      listener.accept(manifests);
    }
  }

  private static boolean isPlain(Reading reading) {
    return reading.complete() && reading.aside().isEmpty() && !reading.problems().hasErrors();
  }
}
