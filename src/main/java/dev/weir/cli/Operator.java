package dev.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who runs a command, for people that find a ledger locked. */
final class Operator {

  private Operator() {}

  /** For instance {@code ann@edge-1 (process 4711)}. */
  static String of(Surroundings surroundings) {
    return name(surroundings) + " (process " + ProcessHandle.current().pid() + ")";
  }

  /** Without the process: who started the pipeline and in which job, or who sits at the machine. */
  static String name(Surroundings surroundings) {
    var starter =
        surroundings
            .variable("GITLAB_USER_LOGIN")
            .or(() -> surroundings.variable("GITHUB_ACTOR"))
            .filter(name -> !name.isBlank());
    if (starter.isPresent()) {
      return starter.get() + "@" + place(surroundings);
    }
    var user = surroundings.variable("USER").or(() -> surroundings.variable("USERNAME"));
    return user.orElse("somebody") + "@" + host(surroundings);
  }

  /** The machine or pipeline job, for instance {@code gitlab-4711}. */
  static String place(Surroundings surroundings) {
    return surroundings
        .variable("CI_JOB_ID")
        .map(job -> "gitlab-" + job)
        .or(() -> surroundings.variable("GITHUB_RUN_ID").map(run -> "github-" + run))
        .orElseGet(() -> host(surroundings));
  }

  private static String host(Surroundings surroundings) {
    return surroundings
        .variable("HOSTNAME")
        .or(() -> surroundings.variable("COMPUTERNAME"))
        .orElseGet(Operator::hostFile);
  }

  /** Asking the network for this machine's name can take seconds. */
  private static String hostFile() {
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException _) {
      return "this machine";
    }
  }
}
