package dev.weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A stack with every kind of every provider, applied in a sandbox.
 *
 * @param folder where it is
 */
record OperationsFixture(Path folder) {

  static final Instant START = CommandLineFixture.START;

  private static final Path MANIFEST =
      Path.of("src/test/resources/dev/weir/cli/operations/live.yaml");

  /** Writes the stack down and applies it. */
  static OperationsFixture applied(Path folder) {
    var fixture = new OperationsFixture(folder);
    fixture
        .weir()
        .file("live.yaml", manifest())
        .run("apply", "--sandbox", "--auto-approve")
        .exits(0);
    return fixture;
  }

  static String manifest() {
    try {
      return Files.readString(MANIFEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CommandLineFixture weir() {
    return new CommandLineFixture(folder).with("WEIR_SECRET_STAGE_KEY", "pk-2f6c9d1180");
  }

  Studio studio() {
    return new Studio(folder);
  }

  /** Puts one stream of every provider that has some on the air. */
  void everythingIsPushed() {
    var studio = studio();
    var since = START.minusSeconds(90);
    studio.publish("aliyun-oss", "{\"channel\": \"main-stage\"}", since);
    studio.publish("qiniu-pili", "{\"title\": \"first-generation\"}", since);
    studio.publish("qiniu-pili", "{\"key\": \"second-generation\"}", since);
    studio.publish(
        "aliyun-live",
        "{\"domain\": \"test.com\", \"app\": \"live\", \"stream\": \"cam1\"}",
        since);
    studio.publish(
        "aliyun-live",
        "{\"domain\": \"test.com\", \"app\": \"live\", \"stream\": \"cam2\", \"codec\": \"h265\"}",
        since.plusSeconds(60));
  }
}
