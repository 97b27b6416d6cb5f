package dev.weir.provider.qiniupili;

import dev.weir.Golden;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.testing.SdkStory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The story of a stream, told by each of the vendor's own clients as it was published.
 *
 * <p>They need three versions of one HTTP library.
 */
class PiliSdkStoryTest {

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
    var told =
        // The HTTP library of 2016 looks into the JDK's own classes.
        new SdkStory(story, sdk, List.of("--add-opens=java.base/sun.security.ssl=ALL-UNNAMED"))
            .tell(
                folder,
                List.of(
                    sandbox.endpoints().get(PiliEmulator.NAME).toString(),
                    Account.DEFAULT.key(),
                    Account.DEFAULT.secret()));
    // One of the clients shows what it gets, ids of the day included.
    Golden.check(
        "dev/weir/provider/qiniupili/" + story + ".txt",
        told.replaceAll("z1\\.[0-9a-f]{24}", "z1.JOB"));
  }
}
