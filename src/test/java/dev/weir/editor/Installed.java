package dev.weir.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Versions of the language server, each installed by npm below {@code target} when first used. */
final class Installed {

  private static final Path BELOW = Path.of("target/editor");

  private Installed() {}

  /** The program of a version, to be run by node. */
  static Path version(String version) throws IOException, InterruptedException {
    var folder = BELOW.resolve(version).toAbsolutePath();
    var program = folder.resolve("node_modules/yaml-language-server/bin/yaml-language-server");
    if (!Files.exists(program)) {
      install(folder, version);
    }
    assertThat(program).exists();
    return program;
  }

  private static void install(Path folder, String version)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    // Without a package of its own, npm would look for one in the folders above.
    Files.writeString(folder.resolve("package.json"), "{\"private\": true}\n");
    var log = folder.resolve("npm.log");
    var npm =
        new ProcessBuilder(
                List.of(
                    "npm",
                    "install",
                    "--no-save",
                    "--no-package-lock",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "yaml-language-server@" + version))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(npm.waitFor(3, TimeUnit.MINUTES)).as("npm install ends").isTrue();
    assertThat(npm.exitValue()).as("npm install: %s", Files.readString(log)).isZero();
  }
}
