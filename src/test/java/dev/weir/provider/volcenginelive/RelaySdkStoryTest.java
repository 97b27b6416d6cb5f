package dev.weir.provider.volcenginelive;

import dev.weir.Golden;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.testing.SdkStory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story of relay sources, told by the vendor's own client. */
class RelaySdkStoryTest {

  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(strings = {"", "a-session-token"})
  void the_official_client_sees_what_it_should(String token)
      throws IOException, InterruptedException {
    // It signs with the system's time.
    var accounts = account(token);
    try (var sandbox =
        Sandbox.start(
            SandboxOptions.defaults().withAccounts(accounts),
            InstantSource.system(),
            new SplittableRandom(1),
            Map.of(LiveEmulator.NAME, LiveEmulator::new))) {
      var arguments = new ArrayList<String>();
      arguments.add(sandbox.endpoints().get(LiveEmulator.NAME).toString());
      arguments.addAll(List.of(accounts.key(), accounts.secret()));
      accounts.token().ifPresent(arguments::add);

      var told = new SdkStory("VolcengineLiveStory", "volc-sdk-java-1.0.260").tell(work, arguments);

      Golden.check("dev/weir/provider/volcenginelive/VolcengineLiveStory.txt", told);
    }
  }

  private static Account account(String token) {
    return new Account(
        Account.DEFAULT.key(),
        Account.DEFAULT.secret(),
        Optional.of(token).filter(text -> !text.isEmpty()),
        Optional.<Instant>empty());
  }
}
