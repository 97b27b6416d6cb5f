package dev.weir.bench;

import dev.weir.engine.Providers;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Manifests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The estates of the end-to-end cases, for benchmarks inside one JVM. */
public final class Sample {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  private Sample() {}

  /** A folder with a mixture of all providers' resources. */
  public static Path mixture(int size) throws IOException {
    return folder(Estate.MIXTURE, size);
  }

  static Manifests load(Estate estate, int size) throws IOException {
    return new ManifestLoader(Providers.installed())
        .load(Input.of(folder(estate, size), "."))
        .orRefuse();
  }

  private static Path folder(Estate estate, int size) throws IOException {
    var folder = Files.createTempDirectory("weir-bench-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    estate.write(folder, size);
    estate.writeProviders(
        folder,
        Map.of(
            "aliyun-oss", NOWHERE,
            "qiniu-pili", NOWHERE,
            "volcengine-live", NOWHERE,
            "aliyun-live", NOWHERE),
        Optional.of(64));
    return folder;
  }

  private static void delete(Path folder) {
    try {
      Prepared.delete(folder);
    } catch (IOException _) {
      // It is in the system's folder for what is of no more use.
    }
  }
}
