package dev.weir.render;

import dev.weir.engine.Target;
import dev.weir.provider.Jobs;
import dev.weir.provider.Saves;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that was made of an object, or is in the making, as machines read it.
 *
 * @param object what it is of
 * @param name of the file
 * @param url where it is, or will be
 * @param playlist where to play it meanwhile
 * @param job what makes it; absent when it is finished, or nobody tells
 */
public record SavedDocument(
    ObjectDocument object,
    Optional<String> name,
    Optional<String> url,
    Optional<String> playlist,
    Optional<Job> job) {

  /**
   * What makes a file.
   *
   * @param state {@code waiting}, {@code running}, {@code done}, {@code not-notified} or {@code
   *     failed}; absent when it was not asked for
   * @param message what the service says of it
   */
  public record Job(
      String id, Optional<String> state, Optional<String> message, List<Output> outputs) {
    public Job {
      outputs = List.copyOf(outputs);
    }
  }

  /** A file that a job makes. */
  public record Output(String key, Optional<String> error) {}

  /** What began. */
  public static SavedDocument of(Target target, Saves.Saved saved) {
    return new SavedDocument(
        ObjectDocument.of(target),
        Optional.of(saved.name()).filter(name -> !name.isEmpty()),
        saved.url(),
        saved.playlist(),
        saved.job().map(id -> new Job(id, Optional.empty(), Optional.empty(), List.of())));
  }

  /** A job alone. */
  public static SavedDocument of(Target target, Jobs.Job job) {
    return new SavedDocument(
            ObjectDocument.of(target),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .with(job);
  }

  /** The same, with what became of it. */
  public SavedDocument with(Jobs.Job told) {
    var outputs =
        told.outputs().stream().map(output -> new Output(output.key(), output.error())).toList();
    return new SavedDocument(
        object,
        name,
        url,
        playlist,
        Optional.of(
            new Job(
                told.id(),
                Optional.of(word(told.state())),
                Optional.of(told.words()).filter(text -> !text.isEmpty()),
                outputs)));
  }

  /** A state as documents have it. */
  public static String word(Jobs.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As JSON, with a line end at its end. */
  public String json() {
    return Json.documents().writeValueAsString(this) + "\n";
  }

  /** For people, with a line end at its end. */
  public String text() {
    var out = new StringBuilder(headline()).append('\n');
    Pairs.append(out, "name", name);
    Pairs.append(out, "url", url);
    Pairs.append(out, "playlist", playlist);
    job.ifPresent(made -> {
      Pairs.append(
          out, "job", Optional.of(made.id() + made.state().map(s -> " (" + s + ")").orElse("")));
      made.outputs()
          .forEach(output ->
              Pairs.append(
                  out,
                  "file",
                  Optional.of(
                      output.key() + output.error().map(error -> ": " + error).orElse(""))));
    });
    return out.toString();
  }

  private String headline() {
    var whose = object.name();
    if (job.isEmpty()) {
      return "Made a file of " + whose + ".";
    }
    return switch (job.get().state().orElse("")) {
      case "done", "not-notified" -> "A file of " + whose + " is there.";
      case "failed" -> "A file of " + whose + " could not be made.";
      default -> "A file of " + whose + " is in the making.";
    };
  }
}
