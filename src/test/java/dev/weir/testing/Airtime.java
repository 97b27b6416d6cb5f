package dev.weir.testing;

import dev.weir.http.Sleeper;
import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A time in which streams go on and off the air, and an eye on the service that sees whom its calls
 * cut off. Time passes by sleeping and, if so wished, with every call that reads.
 *
 * <p>Between the answer that a stream is idle and the very next call about it, nothing happens to
 * it: what comes on the air within that moment, no client can know.
 */
public final class Airtime implements InstantSource, Sleeper {

  private static final Set<String> STATUS =
      Set.of(
          "GetLiveChannelStat",
          "GetStatus",
          "GetLive",
          "GetLives",
          "DescribeLiveStreamsOnlineList");

  /** These reach a stream from its next push on. */
  private static final Set<String> HARMLESS = Set.of("SetConverts", "AddLiveAppRecordConfig");

  private final Random random;
  private final Function<String, String> publishing;
  private final Map<String, Deque<Instant>> toggles = new LinkedHashMap<>();
  private final Set<String> onAir = new HashSet<>();
  private final Set<String> justSeenIdle = new HashSet<>();
  private final Map<String, Instant> idleSince = new LinkedHashMap<>();
  private final Map<String, Instant> written = new LinkedHashMap<>();
  private final List<String> cut = new ArrayList<>();
  private Optional<Emulator> service = Optional.empty();
  private boolean passesWithReads;
  private boolean failsNextWrite;
  private boolean holds;
  private int statusCalls;
  private Instant now;

  /**
   * Begins when nobody pushes.
   *
   * @param publishing what the sandbox has to be told to put a stream on the air, as JSON
   */
  public Airtime(Instant start, Random random, Function<String, String> publishing) {
    this.now = start;
    this.random = random;
    this.publishing = publishing;
  }

  /** From now on time passes with every call that reads, too. */
  public synchronized void passWithReads() {
    passesWithReads = true;
  }

  /** The next call that writes fails before it has any effect. */
  public synchronized void failNextWrite() {
    failsNextWrite = true;
  }

  /** Nothing happens before that failure. */
  public synchronized void holdUntilFailure() {
    holds = true;
  }

  /** Lets a stream go on the air, and off, and on again, at these times from now. */
  public synchronized void schedule(String stream, List<Duration> times) {
    var start = now;
    toggles.put(stream, new ArrayDeque<>(times.stream().map(start::plus).toList()));
    idleSince.put(stream, start);
    happen();
  }

  /** The disruptive calls that met a stream on the air. */
  public synchronized List<String> cut() {
    return List.copyOf(cut);
  }

  /** How long a stream had been idle when it was written to last. */
  public synchronized Optional<Duration> idleBeforeWrite(String stream) {
    return Optional.ofNullable(written.get(stream))
        .map(time -> Duration.between(idleSince.getOrDefault(stream, time), time));
  }

  /** How often the service was asked for what is on the air. */
  public synchronized int statusCalls() {
    return statusCalls;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration pause) {
    now = now.plus(pause);
    happen();
  }

  /** Everything that is due. */
  private void happen() {
    if (holds) {
      return;
    }
    toggles.forEach((stream, times) -> {
      while (!justSeenIdle.contains(stream) && !times.isEmpty() && !times.peek().isAfter(now)) {
        toggle(stream, times.remove());
      }
    });
  }

  private void toggle(String stream, Instant when) {
    var json = JsonMapper.shared().readTree(publishing.apply(stream));
    try {
      if (onAir.contains(stream)) {
        onAir.remove(stream);
        idleSince.put(stream, when);
        service.orElseThrow().unpublish(json);
      } else {
        service.orElseThrow().publish(json);
        onAir.add(stream);
      }
    } catch (IllegalArgumentException | IllegalStateException _) {
      // It is gone, or disabled, and so takes no push.
    }
  }

  /** Puts the eye around an emulator. */
  public Emulator watching(Emulator emulator) {
    var eye = new Eye(emulator);
    service = Optional.of(emulator);
    return eye;
  }

  private synchronized Answer seen(Emulator emulator, Call call) {
    var operation = emulator.operation(call).orElse("");
    var streams = named(call);
    if (STATUS.contains(operation)) {
      statusCalls++;
      streams.stream().filter(stream -> !onAir.contains(stream)).forEach(justSeenIdle::add);
    } else if (isReading(operation)) {
      justSeenIdle.removeAll(streams);
      if (passesWithReads) {
        now = now.plusSeconds(random.nextInt(30));
      }
      happen();
    } else if (failsNextWrite) {
      failsNextWrite = false;
      holds = false;
      justSeenIdle.removeAll(streams);
      return emulator.failed(call, 503);
    } else if (!HARMLESS.contains(operation)) {
      streams.forEach(stream -> written(stream, operation));
    }
    return emulator.answer(call);
  }

  private void written(String stream, String operation) {
    if (onAir.contains(stream)) {
      cut.add(operation + " " + stream);
    }
    justSeenIdle.remove(stream);
    written.put(stream, now);
  }

  private static boolean isReading(String operation) {
    return operation.startsWith("Get")
        || operation.startsWith("List")
        || operation.startsWith("Describe");
  }

  /** The streams that a call names, whichever way. */
  private List<String> named(Call call) {
    var text =
        call.rawPath()
            + "?"
            + call.rawQuery()
            + " "
            + new String(call.body(), StandardCharsets.UTF_8);
    return toggles.keySet().stream()
        .filter(stream -> text.contains(stream) || text.contains(encoded(stream)))
        .toList();
  }

  private static String encoded(String stream) {
    return Base64.getUrlEncoder().encodeToString(stream.getBytes(StandardCharsets.UTF_8));
  }

  private final class Eye implements Emulator {

    private final Emulator emulator;

    Eye(Emulator emulator) {
      this.emulator = emulator;
    }

    @Override
    public String name() {
      return emulator.name();
    }

    @Override
    public Answer answer(Call call) {
      return seen(emulator, call);
    }

    @Override
    public JsonNode dump() {
      return emulator.dump();
    }

    @Override
    public void load(JsonNode state) {
      emulator.load(state);
    }

    @Override
    public void publish(JsonNode stream) {
      emulator.publish(stream);
    }

    @Override
    public void unpublish(JsonNode stream) {
      emulator.unpublish(stream);
    }

    @Override
    public Optional<String> operation(Call call) {
      return emulator.operation(call);
    }

    @Override
    public Answer throttled(Call call) {
      return emulator.throttled(call);
    }

    @Override
    public Answer failed(Call call, int status) {
      return emulator.failed(call, status);
    }
  }
}
