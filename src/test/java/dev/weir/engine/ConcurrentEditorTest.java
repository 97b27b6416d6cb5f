package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.PlanOptions;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import dev.weir.testing.GatedEmulator;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody edits channels while an apply changes them, at any moment: an edit made before Weir's
 * last look at a channel is never overwritten. What can be lost is only what falls into the window
 * between that look and the write; the test prints how long it is.
 */
class ConcurrentEditorTest {

  private static final int ROUNDS = 60;
  private static final List<String> NAMES = List.of("one", "two", "three", "four", "five");

  @TempDir Path folder;

  @Test
  void no_edit_is_lost_but_in_the_window() throws IOException {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var windows = new ArrayList<Long>();
    int lost = 0;
    int caught = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var editor = new Editor(random);
      play(Files.createDirectory(folder.resolve("round" + round)), editor);
      windows.addAll(editor.windows());
      for (var edit : editor.edits().entrySet()) {
        boolean isThere = editor.live(edit.getKey()).equals(edit.getValue().text());
        var what = "seed %d, round %d, %s".formatted(seed, round, edit);
        if (edit.getValue().inWindow()) {
          lost += isThere ? 0 : 1;
        } else {
          assertThat(isThere).as(what).isTrue();
          caught++;
        }
      }
    }
    assertThat(caught).as("edits outside of the window, seed %d", seed).isGreaterThan(ROUNDS);
    windows.sort(null);
    System.out.printf(
        "%d edits kept, %d lost in the window between look and write: median %d µs, longest %d µs"
            + " (seed %d)%n",
        caught, lost, windows.get(windows.size() / 2) / 1000, windows.getLast() / 1000, seed);
  }

  private static void play(Path folder, Editor editor) throws IOException {
    var setting =
        SandboxRun.Setting.usual().withAround(e -> new GatedEmulator(editor.watch(e), editor));
    try (var run = new SandboxRun(folder.resolve("ledger"), setting)) {
      var manifests = Files.createDirectory(folder.resolve("manifests"));
      declare(manifests, "First");
      apply(run, manifests);
      declare(manifests, "Second");
      editor.arm();
      apply(run, manifests);
      editor.look();
    }
  }

  private static void declare(Path manifests, String description) throws IOException {
    var text =
        new StringBuilder(
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: here}
            spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, bucket: live-demo}
            """);
    for (var name : NAMES) {
      text.append(
          """
          ---
          apiVersion: aliyun-oss/v1
          kind: Channel
          metadata: {name: %s}
          spec: {provider: here, description: %s}
          """
              .formatted(name, description));
    }
    Files.writeString(manifests.resolve("all.yaml"), text);
  }

  private static void apply(SandboxRun run, Path manifests) {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      engine.apply(engine.plan(loaded, session.ledger(), PlanOptions.converge()), session, 3);
    }
  }

  /** Somebody else, who edits before randomly chosen calls. */
  private static final class Editor implements GatedEmulator.Gate {

    /** An edit, and whether it came between Weir's last look and its write. */
    record Edit(String text, boolean inWindow) {}

    private final Random random;
    private final Map<String, Edit> edits = new HashMap<>();

    /** The plan reads a channel once, and the apply once more right before it writes. */
    private static final int LAST_LOOK = 2;

    private final Map<String, Integer> reads = new HashMap<>();
    private final Map<String, Long> looks = new HashMap<>();
    private final Map<String, Boolean> written = new HashMap<>();
    private final Map<String, String> live = new HashMap<>();
    private final List<Long> windows = new ArrayList<>();
    private final AtomicReference<Emulator> channels = new AtomicReference<>();
    private boolean armed;

    Editor(Random random) {
      this.random = random;
    }

    Emulator watch(Emulator emulator) {
      if (emulator.name().equals("aliyun-oss")) {
        channels.set(emulator);
      }
      return emulator;
    }

    synchronized void arm() {
      armed = true;
    }

    Map<String, Edit> edits() {
      return edits;
    }

    List<Long> windows() {
      return windows;
    }

    String live(String name) {
      return live.get(name);
    }

    void look() {
      NAMES.forEach(name -> live.put(name, description(channels.get().dump(), name)));
    }

    @Override
    public synchronized Answer pass(Call call, Function<Call, Answer> emulator) {
      if (!armed) {
        return emulator.apply(call);
      }
      var name = call.rawPath().substring(call.rawPath().lastIndexOf('/') + 1);
      boolean writes = call.method().equals("PUT");
      if (random.nextInt(8) == 0) {
        edit(NAMES.get(random.nextInt(NAMES.size())));
      }
      if (writes && looks.containsKey(name)) {
        windows.add(System.nanoTime() - looks.get(name));
      }
      var answer = emulator.apply(call);
      if (writes) {
        written.put(name, true);
      } else if (call.rawQuery().equals("live")
          && reads.merge(name, 1, Integer::sum) == LAST_LOOK) {
        looks.put(name, System.nanoTime());
      }
      return answer;
    }

    /** One edit a channel: a second one would hide what became of the first. */
    private void edit(String name) {
      if (edits.containsKey(name)) {
        return;
      }
      var text = "Edited " + IntStream.range(0, 4).mapToObj(_ -> "" + random.nextInt(10)).toList();
      var state = channels.get().dump();
      var channel = (ObjectNode) state.path("channels").path("live-demo/" + name);
      channel.put("description", text);
      channels.get().load(state);
      edits.put(name, new Edit(text, looks.containsKey(name) && !written.containsKey(name)));
    }

    private static String description(tools.jackson.databind.JsonNode state, String name) {
      return state.path("channels").path("live-demo/" + name).path("description").asString();
    }
  }
}
