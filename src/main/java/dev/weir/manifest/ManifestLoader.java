package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.kind.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads manifests and tells of every problem in them at once.
 *
 * <p>It reads nothing but the given paths, and nothing outside the root.
 */
public final class ManifestLoader {

  private static final int LONGEST_SHARED_NAME = 40;
  private static final int MOST_SHARED_NAMES = 10_000;
  private static final int WORTH_THREADS = 64;

  private final Kinds kinds;
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
    this.kinds = kinds;
    this.limits = limits;
    this.scopes = scopes;
  }

  /** A loader with the usual limits that knows nothing of providers' scopes. */
  public ManifestLoader(Kinds kinds) {
    this(kinds, Limits.DEFAULT, _ -> Optional.empty());
  }

  /** Reads and checks what the paths stand for. */
  public Loaded load(Input input) {
    var problems = new Diagnostics();
    var found = new FileFinder(input, problems).find();
    var sources = sources(input, found, problems);
    var pieces =
        sources.stream()
            .filter(source -> TextCheck.passes(source, problems))
            .flatMap(source -> Pieces.of(source).stream())
            .toList();
    boolean outside = problems.hasErrors();
    var readings = read(pieces);
    readings.forEach(reading -> problems.addAll(reading.problems().sorted()));
    EmptyPaths.check(input, found, pieces, readings, problems);
    var coverage =
        new Manifests.Coverage(
            sources.stream().map(ManifestSource::file).collect(Collectors.toSet()),
            found.folders());
    boolean complete = !outside && readings.stream().allMatch(Reading::complete);
    var manifests = new Assembler(readings, complete, scopes, problems).assemble(coverage);
    return new Loaded(manifests, problems.sorted(), List.copyOf(sources));
  }

  private List<ManifestSource> sources(Input input, FileFinder.Found found, Diagnostics problems) {
    var sources = new ArrayList<ManifestSource>();
    if (input.paths().contains("-")) {
      content("<stdin>", "-", input::stdin, problems).ifPresent(sources::add);
    }
    for (var file : found.files()) {
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

  private List<Reading> read(List<Pieces.Piece> pieces) {
    var reader = new DocumentReader(new KnownKinds(kinds), limits);
    var names = sharedNames();
    var stream = pieces.size() < WORTH_THREADS ? pieces.stream() : pieces.parallelStream();
    return stream.map(piece -> reader.read(piece, names)).toList();
  }

  /** Gives equal short texts one object: most keys and many values repeat in each document. */
  private static UnaryOperator<String> sharedNames() {
    Map<String, String> names = new ConcurrentHashMap<>();
    return name -> {
      if (name.length() > LONGEST_SHARED_NAME) {
        return name;
      }
      var known = names.get(name);
      if (known != null || names.size() > MOST_SHARED_NAMES) {
        return known == null ? name : known;
      }
      var earlier = names.putIfAbsent(name, name);
      return earlier == null ? name : earlier;
    };
  }
}
