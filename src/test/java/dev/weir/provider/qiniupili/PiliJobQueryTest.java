package dev.weir.provider.qiniupili;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.ApiClients;
import dev.weir.http.FakeTime;
import dev.weir.http.ScriptedClient;
import dev.weir.kind.Kind;
import dev.weir.kind.Secret;
import dev.weir.provider.Jobs;
import dev.weir.provider.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of files in the making: asked where the vendor has it, without proving anything. */
class PiliJobQueryTest {

  private final ScriptedClient network = new ScriptedClient();

  private Jobs jobs(Optional<String> jobHost) {
    var time = new FakeTime(Instant.parse("2026-01-02T03:04:05Z"));
    var clients = new ApiClients(time, time, new Random(1), Optional.empty(), Optional.of(network));
    var session = new Session(clients, _ -> Optional.empty(), Optional.empty());
    var settings =
        new Provider(
            "live-demo",
            "pili.qiniuapi.com",
            jobHost,
            Provider.ApiGeneration.V1,
            Optional.of(new Provider.Credentials(Secret.of("key"), Secret.of("secret"))),
            new Provider.Limits(Optional.empty(), Optional.empty()));
    var account = PiliAccount.of(settings, session);
    return new PiliJobQuery(Kind.of(Channel.class), account.jobClient());
  }

  @Test
  void recorded_answers_are_understood() throws IOException {
    var vectors =
        PiliVector.requests().filter(vector -> vector.operation().startsWith("fop.")).toList();
    assertThat(vectors).hasSize(2);
    for (var vector : vectors) {
      network.then(vector.status(), vector.answer().toString());
      var id = vector.query().first("id").orElseThrow();
      var job = jobs(Optional.empty()).job(id);
      if (vector.status() == 200) {
        assertThat(job)
            .contains(
                new Jobs.Job(
                    id,
                    Jobs.State.DONE,
                    "The fop was completed successfully",
                    List.of(new Jobs.Output("videoName.mp4", Optional.empty()))));
      } else {
        assertThat(job).isEmpty();
      }
      var request = network.requests().getLast();
      assertThat(request.url()).isEqualTo("https://api.qiniu.com/status/get/prefop?id=" + id);
      assertThat(request.headers().keySet()).doesNotContain("Authorization");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, DONE", "1, WAITING", "2, RUNNING", "3, FAILED", "4, NOT_NOTIFIED"})
  void every_state_has_its_number(int code, Jobs.State state) {
    network.then(200, "{\"id\":\"z1.a\",\"code\":%d,\"items\":[]}".formatted(code));
    var job = jobs(Optional.of("http://jobs.example.com")).job("z1.a").orElseThrow();
    assertThat(job.state()).isEqualTo(state);
    assertThat(job.state().isEnd()).isEqualTo(code == 0 || code > 2);
    assertThat(network.requests().getFirst().url()).startsWith("http://jobs.example.com/status/");
  }
}
