package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and pictures of what was recorded, and the wait for them. */
class SavingCommandsTest {

  @TempDir Path folder;

  private OperationStage stage;

  @BeforeEach
  void recorded() {
    stage = new OperationStage(folder).built().pushed();
  }

  private CommandLineFixture.Outcome run(String line) {
    return stage.weir().run((line + " --sandbox").split(" "));
  }

  /** Job ids are made up anew each time. */
  private static void golden(String name, String text) {
    Golden.check("dev/weir/cli/operations/" + name, text.replaceAll("z1\\.[0-9a-f]{24}", "z1.JOB"));
  }

  @Test
  void the_first_generation_makes_a_file_and_tells_the_job() {
    golden(
        "save-as-pili-1.txt",
        run("save-as Channel.first --from 1h --name show.mp4").exits(0).out());
    golden("save-as-pili-1-all.txt", run("save-as Channel.first").exits(0).out());
    golden("save-as-pili-1.json", run("save-as Channel.first --from 1h -ojson").exits(0).out());
  }

  @Test
  void the_second_generation_makes_playlists_at_once_and_other_files_by_and_by() {
    golden("save-as-pili-2.txt", run("save-as Channel.second --from 1h").exits(0).out());
    golden(
        "save-as-pili-2-mp4.txt",
        run("save-as Channel.second --from 1h --format mp4 --delete-after 7").exits(0).out());
    assertThat(run("save-as Channel.second --from 1h --wait").exits(64).err())
        .contains("there is nothing to wait for: a playlist is finished at once");
  }

  @Test
  void the_wait_ends_when_the_file_is_there() {
    var waited = run("save-as Channel.first --from 1h --name show.mp4 --wait").exits(0);
    golden("save-as-wait.txt", waited.out());
    golden("save-as-wait.err.txt", waited.err());
    golden(
        "save-as-wait.json",
        run("save-as Channel.second --from 1h --format mp4 --wait -ojson").exits(0).out());
  }

  @Test
  void a_job_that_fails_is_an_error_with_the_reason() {
    var failed = run("save-as Channel.first --from 1h --format xyz --wait").exits(1);
    assertThat(failed.err())
        .contains("error[job-failed]: job z1.")
        .contains("failed: unsupported format");
    assertThat(failed.out()).contains("could not be made");
  }

  @Test
  void a_wait_that_is_too_short_leaves_the_job_and_says_how_to_look_again() {
    var begun = run("save-as Channel.first --from 1h --name a.mp4 --wait --timeout 2s").exits(1);
    assertThat(begun.err()).contains("was not done after 2s").contains("goes on");
    var again = begun.err().lines().filter(line -> line.startsWith("  weir save-as")).findFirst();
    assertThat(again.orElseThrow())
        .matches("  weir save-as Channel\\.first --job z1\\.\\S+ --wait");
    // The sandbox's clock begins again with each command, so the job is as old as it was.
    var ended = run(again.get().strip().substring("weir ".length()) + " --timeout 1m").exits(0);
    assertThat(ended.out()).contains("A file of Channel.first is there.");
    var id = ended.out().replaceFirst("(?s).*job +(\\S+) .*", "$1");
    assertThat(run("snapshot --provider old-hub --key first-generation --job " + id).exits(0).out())
        .contains(id);
  }

  @Test
  void an_interrupt_ends_the_wait_and_not_the_job() {
    var signal = new Interrupted();
    var interrupted =
        stage
            .weir()
            .interruptedBy(signal::watch)
            .whileWaiting(signal::come)
            .run("save-as", "Channel.first", "--sandbox", "--from=1h", "--name=a.mp4", "--wait");
    assertThat(interrupted.exits(130).err())
        .containsPattern("The job z1\\.[0-9a-f]+ goes on\\. See what became of it:");
    assertThat(interrupted.out()).contains("is in the making");
  }

  /** A signal that comes during the first pause. */
  private static final class Interrupted implements Interrupts.Watch {
    private Runnable reaction = () -> {};
    private boolean came;

    Interrupts.Watch watch(Runnable then) {
      reaction = then;
      return this;
    }

    void come() {
      if (!came) {
        came = true;
        reaction.run();
      }
    }

    @Override
    public boolean isInterrupted() {
      return came;
    }

    @Override
    public void close() {}
  }

  @Test
  void pictures_are_of_now_or_of_a_moment() {
    golden("snapshot-pili-1.txt", run("snapshot Channel.first").exits(0).out());
    golden(
        "snapshot-pili-1-at.txt",
        run("snapshot Channel.first --at 13:05 --name goal.png --wait").exits(0).out());
    golden("snapshot-pili-2.txt", run("snapshot Channel.second --at 13:05").exits(0).out());
    golden(
        "snapshot-pili-2-wait.txt",
        run("snapshot Channel.second --at 13:05 --notify https://cb.example.com --wait")
            .exits(0)
            .out());
  }

  @Test
  void what_cannot_be_is_said() {
    stage.refuses(
        """
        save-as Channel.first --from 15m --for 5m | 1 | nothing was recorded of `old-demo/first-generation` then
        save-as Channel.second --from 15m --for 5m | 1 | nothing was recorded
        save-as --provider hub --key nobody --from 1h | 1 | there is no `live-demo/nobody` at its provider
        save-as --provider old-hub --key nobody --from 1h | 1 | there is no `old-demo/nobody`
        save-as Channel.first --job z1.unknown | 1 | there is no job `z1.unknown`
        save-as Channel.first --job z1.unknown --wait | 1 | there is no job `z1.unknown`
        save-as Channel.first --delete-after 3 | 1 | `--delete-after` cannot be
        save-as Channel.first --delete-after 0 | 64 | out of range
        save-as Channel.first --notify ftp://x | 64 | `--notify ftp://x` is no address
        snapshot Channel.second --wait | 64 | only together with `--notify URL`
        snapshot Channel.first --at 15:00 | 64 | which is to come
        save-as Channel.main-stage | 1 | `weir vod create` makes a playlist of them
        snapshot Channel.main-stage | 1 | set `snapshot` in the channel's document
        save-as RecordRule.the-final | 1 | add a format to the rule
        snapshot FixedRelay.final | 1 | `weir snapshot` of the channel that it pulls from
        """);
  }
}
