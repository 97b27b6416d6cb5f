package dev.weir.provider.qiniupili;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The story of a stream, told by each of the vendor's own clients as it was published.
 *
 * <p>Each runs in a process of its own, since they need three versions of one HTTP library. Their
 * jars are put into {@code target/sdk} by the build.
 */
class PiliSdkStoryTest {

  private static final Path STORIES = Path.of("src/test/sdk");
  private static final Path LIBRARIES = Path.of("target/sdk");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;

  private Sandbox sandbox;

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults().withClock(NOW),
            InstantSource.system(),
            new SplittableRandom(1),
            Map.of(PiliEmulator.NAME, PiliEmulator::new));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PiliFirstGenerationStory, pili-sdk-java-1.5.4",
    "PiliSecondGenerationStory, pili-sdk-java-2.1.0",
    "QiniuStreamingStory, qiniu-java-sdk-7.17.0"
  })
  void an_official_client_sees_what_it_should(String story, String sdk)
      throws IOException, InterruptedException {
    var output = folder.resolve("output.txt");
    var errors = folder.resolve("errors.txt");
    var process =
        new ProcessBuilder(command(story, sdk))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();

    var told = Files.readString(output, UTF_8);
    assertThat(ended && process.exitValue() == 0)
        .as(told + Files.readString(errors, UTF_8))
        .isTrue();
    // One of the clients shows what it gets, ids of the day included.
    Golden.check(
        "dev/weir/provider/qiniupili/" + story + ".txt",
        told.replaceAll("z1\\.[0-9a-f]{24}", "z1.JOB"));
  }

  private List<String> command(String story, String sdk) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dstdout.encoding=UTF-8");
    // Its HTTP library of 2016 looks into the JDK's own classes.
    command.add("--add-opens=java.base/sun.security.ssl=ALL-UNNAMED");
    command.addAll(List.of("-cp", jars(sdk)));
    command.add(STORIES.resolve(story + ".java").toString());
    command.add(sandbox.endpoints().get(PiliEmulator.NAME).toString());
    command.addAll(List.of(Account.DEFAULT.key(), Account.DEFAULT.secret()));
    return command;
  }

  private static String jars(String sdk) throws IOException {
    try (var jars = Files.list(LIBRARIES.resolve(sdk))) {
      return jars.map(Path::toString).sorted().collect(joining(File.pathSeparator));
    }
  }
}
