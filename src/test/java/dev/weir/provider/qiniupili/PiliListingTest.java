package dev.weir.provider.qiniupili;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.kind.Secret;
import dev.weir.provider.Session;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Listings of the first generation count from their start, whatever comes and goes between pages.
 */
class PiliListingTest {

  private static final String HUB = "live-demo";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_page_begins_so_many_streams_after_the_first(int seed) {
    var random = new Random(seed);
    var time = new FakeTime(Instant.parse("2026-01-02T03:04:05Z"));
    try (var sandbox =
            Sandbox.start(
                SandboxOptions.defaults(),
                time,
                new SplittableRandom(1),
                Map.of(PiliEmulator.NAME, PiliEmulator::new));
        var clients = new ApiClients(time, time, random, Optional.empty())) {
      var api = api(sandbox, clients);
      var titles = new ArrayList<String>();
      for (int i = 0; i < 300; i++) {
        time.pass(Duration.ofSeconds(1));
        change(api, random, titles, i);
        var prefix = random.nextInt(3) == 0 ? "b" : "";
        int size = random.nextInt(1, 5);
        int start = random.nextInt(4) * size;

        var page = api.listStreams(HUB, null, "" + start, size, prefix.isEmpty() ? null : prefix);

        var matching = titles.stream().filter(title -> title.startsWith(prefix)).toList();
        assertThat(page.items())
            .extracting(V1Messages.Stream::name)
            .as("%s, %d after %d of %s", prefix, size, start, titles)
            .isEqualTo(matching.stream().skip(start).limit(size).toList());
        assertThat(page.end()).contains(matching.size() <= start + size);
      }
    }
  }

  private static void change(V1Api api, Random random, List<String> titles, int number) {
    switch (random.nextInt(4)) {
      case 0 -> {
        var title = (random.nextBoolean() ? "a" : "b") + "-stream-" + number;
        api.createStream(new V1Messages.NewStream(HUB, title, Optional.empty(), Optional.empty()));
        titles.add(title);
      }
      case 1 -> {
        if (titles.size() > 8) {
          var title = titles.remove(random.nextInt(titles.size()));
          api.deleteStream("z1." + HUB + "." + title);
        }
      }
      default -> {
        // Most pages follow one another with nothing in between.
      }
    }
  }

  private static V1Api api(Sandbox sandbox, ApiClients clients) {
    var access =
        new Session.SandboxAccess(
            sandbox.endpoints().get(PiliEmulator.NAME),
            Account.DEFAULT.key(),
            Secret.of(Account.DEFAULT.secret()));
    var session = new Session(clients, _ -> Optional.empty(), Optional.of(access));
    var settings =
        new Provider(
            HUB,
            "pili.qiniuapi.com",
            Optional.empty(),
            Provider.ApiGeneration.V1,
            Optional.empty(),
            new Provider.Limits(Optional.empty(), Optional.empty()));
    return PiliAccount.of(settings, session).client(V1Api.class);
  }
}
