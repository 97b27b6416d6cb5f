package dev.weir.provider.qiniupili;

import dev.weir.provider.qiniupili.PiliState.Job;
import dev.weir.provider.qiniupili.PiliState.PastPush;
import dev.weir.provider.qiniupili.PiliState.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Files in the making: each waits for a second and is done after five.
 *
 * <p>See https://developer.qiniu.com/dora/1294/persistent-processing-status-query-prefop.
 */
record PiliJobs(PiliStore store) {

  private static final Duration WAITING = Duration.ofSeconds(1);
  private static final Duration RUNNING = Duration.ofSeconds(5);

  private static final Set<String> FORMATS =
      Set.of("m3u8", "mp4", "flv", "ts", "mov", "avi", "mkv", "mp3", "aac", "m4a");

  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp");

  /** How far a job is, as the service numbers it. */
  private enum Progress {
    DONE(0, "The fop was completed successfully"),
    WAITING(1, "The fop is waiting for execution"),
    RUNNING(2, "The fop is executing now"),
    FAILED(3, "The fop is failed");

    private final int code;
    private final String words;

    Progress(int code, String words) {
      this.code = code;
      this.words = words;
    }
  }

  /** Begins to make a file of what was recorded. */
  Job recording(String hub, String input, String output, String format, String pipeline) {
    return begin(hub, input, output, "avthumb/" + format, pipeline, FORMATS.contains(format));
  }

  /** Begins to make a still picture. */
  Job picture(String hub, String input, String output, String format, String pipeline) {
    return begin(hub, input, output, "vframe/" + format, pipeline, PICTURES.contains(format));
  }

  private Job begin(
      String hub, String input, String output, String command, String pipeline, boolean works) {
    if (!store.settings().hasPipeline(pipeline)) {
      throw PiliRefusal.of(400, "no such pipeline");
    }
    var bucket = store.hub(hub).settings().persistence().storageBucket();
    return store.begin(
        new Job(
            store.settings().zone() + "." + store.hex(24),
            store.now(),
            command,
            input,
            output,
            bucket.isEmpty() ? hub : bucket,
            pipeline.isEmpty() ? "0.default" : pipeline,
            works ? "" : "unsupported format"));
  }

  JsonNode status(PiliQuery query) {
    var id = query.text("id").orElseThrow(PiliRefusal::badRequest);
    return json(store.job(id).orElseThrow(() -> PiliRefusal.of(612, "no such persistent id")));
  }

  private JsonNode json(Job job) {
    var progress = progress(job, store.now());
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", job.id());
    json.put("code", progress.code);
    json.put("desc", progress.words);
    json.put("inputKey", job.inputKey());
    json.put("inputBucket", job.bucket());
    json.put("pipeline", job.pipeline());
    json.put("reqid", store.hex(16));
    var item = json.putArray("items").addObject();
    item.put("cmd", job.command());
    item.put("code", progress.code);
    item.put("desc", progress.words);
    switch (progress) {
      case DONE -> item.put("hash", "F" + job.id().substring(job.id().length() - 24));
      case FAILED -> item.put("error", job.failure());
      case WAITING, RUNNING -> {}
    }
    item.put("key", job.outputKey());
    item.put("returnOld", 0);
    return json;
  }

  private static Progress progress(Job job, Instant now) {
    var age = Duration.between(job.madeAt(), now);
    if (age.compareTo(WAITING) < 0) {
      return Progress.WAITING;
    }
    if (age.compareTo(RUNNING) < 0) {
      return Progress.RUNNING;
    }
    return job.failure().isEmpty() ? Progress.DONE : Progress.FAILED;
  }

  /** What there is of a stream: past pushes, and the running one as far as it got. */
  static List<PastPush> recorded(Stream stream, Instant now) {
    var all = new ArrayList<>(stream.pushes());
    stream.push().ifPresent(push -> all.add(push.until(now)));
    return all;
  }

  /** Those that overlap a range of Unix seconds, either end of which may be open. */
  static List<PastPush> overlapping(
      List<PastPush> pushes, Optional<Long> start, Optional<Long> end) {
    return pushes.stream()
        .filter(push -> push.end() >= start.orElse(0L))
        .filter(push -> push.start() <= end.orElse(Long.MAX_VALUE))
        .toList();
  }
}
