package dev.weir.manifest;

import dev.weir.bench.Sample;
import dev.weir.diag.Diagnostics;
import dev.weir.engine.Providers;
import dev.weir.manifest.overlay.Overlay;
import dev.weir.manifest.yaml.Limits;
import dev.weir.manifest.yaml.ManifestSource;
import dev.weir.manifest.yaml.Pieces;
import dev.weir.manifest.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From the bytes of files to what is declared. */
@State(Scope.Benchmark)
public class ReadBenchmark {

  @Param({"1000", "10000", "100000"})
  int size;

  private Path folder;
  private List<Pieces.Piece> pieces;

  /** Writes a mixture of all providers' resources, and reads the bytes. */
  @Setup
  public void setUp() throws IOException {
    folder = Sample.mixture(size);
    pieces = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var name = file.getFileName().toString();
        pieces.addAll(Pieces.of(new ManifestSource(name, name, Files.readAllBytes(file))));
      }
    }
  }

  /** YAML as nodes with their places, one after the other. */
  @Benchmark
  public void parse(Blackhole hole) {
    for (var piece : pieces) {
      hole.consume(
          YamlReader.read(piece, Limits.DEFAULT, UnaryOperator.identity(), new Diagnostics()));
    }
  }

  /** The same, each bound to its kind. */
  @Benchmark
  public void parseAndBind(Blackhole hole) {
    var reader =
        new DocumentReader(
            new KnownKinds(Providers.installed()), Limits.DEFAULT, Overlay.NONE, false);
    for (var piece : pieces) {
      hole.consume(reader.read(piece, UnaryOperator.identity()));
    }
  }

  /** All that is done with files: found, read on every core, and checked against one another. */
  @Benchmark
  public Manifests load() {
    return new ManifestLoader(Providers.installed()).load(Input.of(folder, ".")).orRefuse();
  }
}
