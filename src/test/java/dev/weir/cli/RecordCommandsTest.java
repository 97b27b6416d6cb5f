package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are started, stopped and looked up by hand. */
class RecordCommandsTest {

  @TempDir Path folder;

  private OperationStage stage;

  @BeforeEach
  void built() {
    stage = new OperationStage(folder).built();
  }

  private CommandLineFixture.Outcome run(String line) {
    return stage.weir().run((line + " --sandbox").split(" "));
  }

  private static void golden(String name, String text) {
    Golden.check("dev/weir/cli/operations/" + name, text);
  }

  @Test
  void a_recording_is_started_and_stopped_by_hand() {
    stage.onTheAir();
    var started = run("record start RecordRule.by-hand --stream extra --auto-approve").exits(0);
    golden("record-start.txt", started.out());
    golden("record-start.err.txt", started.err());
    assertThat(run("record start RecordRule.by-hand --stream extra --auto-approve").exits(1).err())
        .contains("TaskAlreadyStarted")
        .contains("the stream is being recorded already");
    golden(
        "record-restart.err.txt",
        run("record start RecordRule.by-hand --stream extra --anew --auto-approve").exits(0).err());
    golden(
        "record-stop.err.txt",
        run("record stop RecordRule.by-hand --stream live/extra --auto-approve").exits(0).err());
    assertThat(run("record stop RecordRule.by-hand --stream extra --auto-approve").exits(1).err())
        .contains("the stream is not being recorded");
  }

  @Test
  void what_the_rule_started_is_stopped_too_and_the_file_closed() {
    stage.onTheAir();
    var stopped = run("record stop RecordRule.the-final --close --auto-approve -o json").exits(0);
    golden("record-stop-close.json", stopped.out());
    golden("record-stop-close.err.txt", stopped.err());
  }

  @Test
  void it_is_asked_before_and_no_is_no() {
    stage.onTheAir();
    var refused =
        stage
            .weir()
            .typing("no\n")
            .run("record", "stop", "RecordRule.the-final", "--sandbox")
            .exits(1);
    assertThat(refused.err())
        .contains("play.example.com/live/final, on the air since 2026-11-21T13:20:00Z, will not be")
        .contains("Only 'yes' will be accepted")
        .contains("Cancelled.");
    var nobody =
        stage.weir().reading("").run("record", "stop", "RecordRule.the-final", "--sandbox");
    assertThat(nobody.exits(1).err()).contains("give --auto-approve");
    assertThat(
            stage
                .weir()
                .typing("yes\n")
                .run("record", "stop", "RecordRule.the-final", "--sandbox")
                .exits(0)
                .out())
        .isEqualTo("play.example.com/live/final is not being recorded any more.\n");
  }

  @Test
  void what_was_recorded_is_told_with_its_place() {
    stage.pushed();
    golden(
        "record-content.txt", run("record content RecordRule.the-final --from 1h").exits(0).out());
    golden(
        "record-content.json",
        run("record content RecordRule.the-final --event RecordRule.the-final -o json")
            .exits(0)
            .out());
    assertThat(run("record content RecordRule.by-hand --stream extra --from 1h").exits(0).out())
        .isEqualTo("Nothing was recorded of RecordRule.by-hand in that time.\n");
  }

  @Test
  void what_cannot_be_is_said_before_anything_is_asked() {
    stage.refuses(
        """
        record start RecordRule.by-hand --stream extra | 1 | nobody pushes `play.example.com/live/extra` now
        record start RecordRule.by-hand | 64 | say which one with `--stream STREAM`
        record start RecordRule.by-hand --stream final | 1 | the rule `play.example.com/live/final` applies
        record start --provider alive --key play.example.com/other/* --stream x | 1 | there is no `play.example.com/other/*` at its provider
        record start Channel.main-stage | 1 | OSS keeps the segments of whatever is pushed
        record stop Channel.first | 1 | `weir save-as` makes a file of what was kept
        record content Channel.first --from 1h | 1 | `weir segments` tells
        record content FixedRelay.final --from 1h | 1 | a relay records nothing
        record content RecordRule.the-final --from 2026-05-20 --for 1h | 1 | of the last 6 months
        record content RecordRule.the-final --from 5d | 1 | of at most 96h at once
        """);
  }
}
