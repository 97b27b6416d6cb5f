package dev.weir.provider.aliyunlive;

import dev.weir.Golden;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.testing.SdkStory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The story of recording, told by the vendor's own client under both of its signatures. */
class RecordingSdkStoryTest {

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({"V1, ''", "V3, ''", "V1, tok/en+1==", "V3, tok/en+1=="})
  void the_official_client_sees_what_it_should(String signature, String token)
      throws IOException, InterruptedException {
    var account =
        new Account(
            Account.DEFAULT.key(),
            Account.DEFAULT.secret(),
            Optional.of(token).filter(text -> !text.isEmpty()),
            Optional.empty());
    // It signs with the system's time.
    try (var sandbox =
        Sandbox.start(
            SandboxOptions.defaults().withAccounts(account),
            InstantSource.system(),
            new SplittableRandom(1),
            Map.of(AliyunLiveModule.NAME, LiveEmulator::new))) {
      var arguments = new ArrayList<String>();
      arguments.add(sandbox.endpoints().get(AliyunLiveModule.NAME).toString());
      arguments.addAll(List.of(signature, account.key(), account.secret()));
      account.token().ifPresent(arguments::add);

      var told =
          new SdkStory("ApsaraVideoStory", "aliyun-java-sdk-live-3.9.76").tell(work, arguments);

      Golden.check("dev/weir/provider/aliyunlive/ApsaraVideoStory.txt", told);
    }
  }
}
