package dev.weir.provider;

import java.util.List;
import java.util.Optional;

/** Tells what became of files in the making. */
public interface Jobs extends Inquiry {

  /** How far it is. */
  enum State {
    /** Nobody has begun with it. */
    WAITING(false),
    /** It is being made. */
    RUNNING(false),
    /** It is there. */
    DONE(true),
    /** It is there, but who was to be told could not be. */
    NOT_NOTIFIED(true),
    /** It could not be made. */
    FAILED(true);

    private final boolean end;

    State(boolean end) {
      this.end = end;
    }

    /** Whether nothing more will come of it. */
    public boolean isEnd() {
      return end;
    }
  }

  /**
   * A file in the making.
   *
   * @param id what the service calls the job
   * @param words what the service says of it
   * @param outputs what it makes
   */
  record Job(String id, State state, String words, List<Output> outputs) {
    public Job {
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * A file.
   *
   * @param key its name in the bucket
   * @param error why it could not be made
   */
  record Output(String key, Optional<String> error) {}

  /** A job; empty when there is none of that id, or not yet. */
  Optional<Job> job(String id);
}
