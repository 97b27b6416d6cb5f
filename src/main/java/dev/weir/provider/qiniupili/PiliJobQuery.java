package dev.weir.provider.qiniupili;

import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.provider.Jobs;
import java.util.Optional;

/** Tells what became of files that save-as and snapshot began. */
record PiliJobQuery(Kind<Channel> kind, JobApi api) implements Jobs {

  @Override
  public Optional<Job> job(String id) {
    try {
      return Optional.of(job(api.getPrefop(id)));
    } catch (RemoteFailure failure) {
      if (failure.category() == RemoteFailure.Category.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static Job job(JobApi.Job told) {
    return new Job(
        told.id(),
        state(told.code()),
        told.desc().orElse(""),
        told.items().stream().map(i -> new Output(i.key().orElse(""), i.error())).toList());
  }

  private static State state(int code) {
    return switch (code) {
      case 0 -> State.DONE;
      case 1 -> State.WAITING;
      case 2 -> State.RUNNING;
      case 4 -> State.NOT_NOTIFIED;
      default -> State.FAILED;
    };
  }
}
