package dev.weir.review;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.http.Sleeper;
import dev.weir.review.Forge.Comment;
import dev.weir.review.Rest.Answer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the one comment of a plan in a review. */
public final class Commenter implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nobody reads further in a review with more comments. */
  private static final int MOST_PAGES = 100;

  private final Forge forge;
  private final Optional<String> author;
  private final Rest rest;

  /**
   * A commenter.
   *
   * @param author whose comment may be updated; found out when it is not given
   * @param agent what the calls say who they are
   * @param trace hears of every call
   */
  public Commenter(
      Forge forge, Optional<String> author, String agent, Sleeper sleeper, Consumer<String> trace) {
    this.forge = forge;
    this.author = author;
    this.rest = new Rest(forge, agent, sleeper, trace);
  }

  /** What was done. */
  public enum Done {
    /** There is a new comment. */
    POSTED,
    /** The comment says it now. */
    UPDATED,
    /** The comment said it already. */
    UNCHANGED,
    /** There is nothing to say, and no comment that says otherwise. */
    NOTHING
  }

  /**
   * What came of it.
   *
   * @param url where people read the comment, if the service tells
   */
  public record Result(Done done, Optional<String> url) {}

  /**
   * Posts the comment, or updates it where there is one.
   *
   * @throws Refused when the service does not let us, and why
   */
  public Result post(CommentText text) {
    int length = text.body().length();
    if (length > forge.mostCharacters()) {
      throw tooLong(
          "it has %d characters, and %d are allowed".formatted(length, forge.mostCharacters()));
    }
    var found = find(text);
    if (found.isEmpty()) {
      return text.quiet() ? new Result(Done.NOTHING, Optional.empty()) : create(text);
    }
    if (text.isSaidBy(found.get().body())) {
      return new Result(Done.UNCHANGED, found.get().url());
    }
    var answer =
        rest.send(forge.updating(), forge.comment(found.get().id()), Optional.of(json(text)));
    if (answer.status() == 404) {
      // Somebody deleted it since it was listed.
      return text.quiet() ? new Result(Done.NOTHING, Optional.empty()) : create(text);
    }
    return new Result(Done.UPDATED, forge.read(accepted(answer)).url());
  }

  private Result create(CommentText text) {
    var answer = rest.send("POST", forge.comments(), Optional.of(json(text)));
    return new Result(Done.POSTED, forge.read(accepted(answer)).url());
  }

  private static String json(CommentText text) {
    return JSON.writeValueAsString(JSON.createObjectNode().put("body", text.body()));
  }

  /** Anybody can write the marker into a comment, so it has to be one of ours. */
  private Optional<Comment> find(CommentText text) {
    Optional<Predicate<Comment>> ours = Optional.empty();
    for (int page = 1; page <= MOST_PAGES; page++) {
      var path = forge.comments() + "?per_page=" + Forge.PAGE + "&page=" + page;
      var listed = accepted(rest.send("GET", path, Optional.empty()));
      if (!listed.isArray()) {
        throw odd("its list of comments is none");
      }
      for (var json : listed) {
        var comment = forge.read(json);
        if (text.isMarked(comment.body())) {
          var mine = ours.orElseGet(this::ours);
          ours = Optional.of(mine);
          if (mine.test(comment)) {
            return Optional.of(comment);
          }
        }
      }
      if (listed.size() < Forge.PAGE) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Predicate<Comment> ours() {
    if (author.isPresent()) {
      return comment -> comment.author().equals(author.get());
    }
    var answer = rest.send("GET", "/user", Optional.empty());
    if (answer.isSuccess() && !forge.name(answer.json()).isEmpty()) {
      var name = forge.name(answer.json());
      return comment -> comment.author().equals(name);
    }
    var usual = forge.usualAuthors();
    return comment -> comment.machine() || usual.contains(comment.author());
  }

  private JsonNode accepted(Answer answer) {
    if (answer.isSuccess()) {
      return answer.json();
    }
    throw refused(answer);
  }

  private Refused refused(Answer answer) {
    var said = forge.access().clean(answer.message());
    var because = said.isEmpty() ? "" : ": " + said;
    int status = answer.status();
    if (answer.limited()) {
      return rateLimited(answer);
    }
    if (answer.findsItTooLong()) {
      return tooLong(said.isEmpty() ? "the service says so" : said);
    }
    if (status >= 300 && status < 400) {
      return refused(
          "redirected",
          "`%s` sends us elsewhere (%d), and the token goes to no other host"
              .formatted(forge.access().host(), status),
          "give the API's own address, with https:// and the name that it has now");
    }
    return switch (status) {
      case 401 ->
          refused(
              "token-refused",
              "the token in `%s` is refused (401)%s".formatted(forge.access().tokenName(), because),
              "it is wrong or has run out; " + forge.needs());
      case 403 ->
          refused(
              "token-refused",
              "the token in `%s` may not do this (403)%s"
                  .formatted(forge.access().tokenName(), because),
              forge.needs());
      case 404, 410 ->
          refused(
              "no-review",
              "there is no %s for this token (%d)".formatted(forge.review(), status),
              "check repository and number; " + forge.needs());
      case 400, 422 -> odd("it refuses the comment (%d)%s".formatted(status, because));
      default -> odd("it answers %d%s".formatted(status, because));
    };
  }

  private Refused rateLimited(Answer answer) {
    var until = answer.until().map(when -> " until " + when);
    var after = answer.pause().map(seconds -> " for " + seconds + " seconds");
    return refused(
        "rate-limited",
        "`%s` takes no more calls with this token%s"
            .formatted(forge.access().host(), until.or(() -> after).orElse("")),
        "post the comment again then; nothing else needs to run again");
  }

  private static Refused tooLong(String why) {
    return refused(
        "comment-too-long",
        "the comment is too long: " + why,
        "make it shorter with `weir plan -o markdown=FILE --max-bytes N`");
  }

  private Refused odd(String what) {
    return refused(
        "forge-answer",
        "`%s` did not do it: %s".formatted(forge.access().host(), what),
        "check the API's address; the comment may be posted again at any time");
  }

  private static Refused refused(String code, String message, String hint) {
    return new Refused(Diagnostic.error(code, message).hint(hint));
  }

  @Override
  public void close() {
    rest.close();
  }
}
