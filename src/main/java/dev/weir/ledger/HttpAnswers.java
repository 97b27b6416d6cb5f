package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;

/** What answers of a state server mean, in words. */
final class HttpAnswers {

  private static final int LONGEST_QUOTE = 200;

  private HttpAnswers() {}

  /**
   * Why a call failed.
   *
   * @param doing what was asked for: {@code reading}, {@code locking}
   */
  static Refused refused(String doing, HttpPlace place, HttpCalls.Answer answer) {
    int status = answer.status();
    var what = doing + " the ledger at `" + place.describe() + "` failed: ";
    return new Refused(
        switch (status) {
          case 301, 302, 303, 307, 308 ->
              error("ledger-redirected", what + "the server sends us elsewhere")
                  .hint(
                      "Weir follows no redirect, so that a password cannot go astray; give the"
                          + " address that is meant"
                          + elsewhere(answer));
          case 401 ->
              error("ledger-unauthorized", what + "it wants a user and a password (401)")
                  .hint(
                      place.login().isPresent()
                          ? "the ones in `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD` are wrong, or"
                              + " the token is over"
                          : "set `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD`");
          case 403 ->
              error("ledger-forbidden", what + "this user may not do that (403)")
                  .hint(
                      "on GitLab, reading a state takes the Developer role, writing and locking it"
                          + " the Maintainer role or a job token");
          case 404, 405 ->
              error("ledger-not-found", what + "there is no such address (" + status + ")")
                  .hint(
                      "see whether address, lock address and methods fit the server, and whether"
                          + " this user may see the project");
          case 413 ->
              error("ledger-too-large", what + "it is larger than the server takes (413)")
                  .hint("raise the server's limit for Terraform states, or split the stack in two");
          case 422 ->
              error(
                      "ledger-unprocessable",
                      what + "the server does not take it (422)" + quote(answer))
                  .hint(
                      "the server has a version with this serial already, or the state is being"
                          + " deleted there; look at `weir state pull`");
          default ->
              error("ledger-refused", what + "the server answered " + status + quote(answer))
                  .hint("see what the server's log says");
        });
  }

  private static Diagnostic error(String code, String message) {
    return Diagnostic.error(code, message);
  }

  private static String elsewhere(HttpCalls.Answer answer) {
    var location = answer.location().replaceFirst("[?#].*", "");
    return location.isEmpty() ? "" : ", perhaps " + plain(location);
  }

  private static String quote(HttpCalls.Answer answer) {
    return answer.body().isBlank() ? "" : ": " + plain(answer.body().strip());
  }

  /** A server's words, short and without control characters. */
  private static String plain(String text) {
    var cut = text.substring(0, Math.min(text.length(), LONGEST_QUOTE));
    return cut.replaceAll("\\p{Cntrl}+", " ");
  }
}
