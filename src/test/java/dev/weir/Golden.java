package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output as a whole with a file of {@code src/test/resources}. With {@code
 * -Dweir.golden=write} the files are written instead; read what changed before committing it.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources");

  private Golden() {}

  /**
   * Fails unless the text is what the file holds.
   *
   * @param file its path under the resources, for instance {@code dev/weir/render/create.txt}
   */
  public static void check(String file, String text) {
    var path = FOLDER.resolve(file);
    try {
      if ("write".equals(System.getProperty("weir.golden"))) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
      }
      assertThat(text).as(file).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
