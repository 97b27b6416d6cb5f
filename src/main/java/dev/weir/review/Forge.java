package dev.weir.review;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A service that has reviews with comments. */
public sealed interface Forge permits GitHub, GitLab {

  /** How many comments a page of a listing has. */
  int PAGE = 100;

  /**
   * A comment.
   *
   * @param id what it is updated by
   * @param body its Markdown
   * @param author who wrote it
   * @param machine whether the author is no person
   * @param url where people read it
   */
  record Comment(String id, String body, String author, boolean machine, Optional<String> url) {}

  /** Where calls go, with the token that goes there. */
  Access access();

  /** The path of the review's comments. */
  String comments();

  /** The path of one comment. */
  String comment(String id);

  /** The verb that updates a comment. */
  String updating();

  /** How many characters a comment may have. */
  int mostCharacters();

  /** What the answer says of a comment. */
  Comment read(JsonNode json);

  /** The name that the answer to {@code /user} says. */
  String name(JsonNode json);

  /** Who writes when the token does not tell; empty for any machine. */
  List<String> usualAuthors();

  /** What the token has to be allowed. */
  String needs();

  /** What people call the review. */
  String review();
}
