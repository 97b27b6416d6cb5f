package dev.weir.provider;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Answers the calls that a provider makes to its users. Quick, and safe for threads. */
public interface CallbackDesk {

  /**
   * Answers a call; never fails.
   *
   * @param now when it came
   * @return empty when it is none of this provider's
   */
  Optional<Reply> take(Call call, Instant now);

  /** What somebody who starts to serve should know. */
  List<Diagnostic> notes();

  /**
   * What a desk is made from.
   *
   * @param declared everything the stack declares
   * @param conditions reads the conditions that documents hold
   * @param secrets fetches what a document names as a secret
   * @param skew how far the time of a signed call may be off, either way
   */
  record Setup(Catalogue declared, Conditions conditions, Secrets secrets, Duration skew) {}

  /** Where the secrets of documents come from. */
  @FunctionalInterface
  interface Secrets {
    /**
     * The secret that an attribute of a document names, if it names one.
     *
     * @throws dev.weir.diag.Refused when it is not to be had
     */
    Optional<Secret> of(Address document, String attribute);
  }

  /**
   * A call.
   *
   * @param method {@code GET} or {@code POST}
   * @param path without the query, as it was sent
   * @param parameters those of the query, decoded; of several with one name the first
   * @param header a header by its name, whatever its case
   * @param body empty when there is none
   */
  record Call(
      String method,
      String path,
      Map<String, String> parameters,
      Function<String, Optional<String>> header,
      String body) {}

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param body JSON; may be empty
   * @param happened what it was, for logs and counters
   */
  record Reply(int status, String body, Happened happened) {}

  /**
   * What a call came to.
   *
   * @param type what it was, one of a few words
   * @param outcome what became of it, one of a few words
   * @param mustBeKept whether the caller may be told so only once it is written down
   * @param facts what to write down: texts, numbers, truth values, lists and maps of them
   * @param kept runs once it is written down
   */
  record Happened(
      String type,
      String outcome,
      boolean mustBeKept,
      SequencedMap<String, Object> facts,
      Runnable kept) {}
}
