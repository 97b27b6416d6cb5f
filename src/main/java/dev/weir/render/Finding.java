package dev.weir.render;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import dev.weir.diag.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that a code review shows beside a line.
 *
 * @param code stable name of the problem
 * @param severity how much it matters
 * @param message what is wrong, without secrets
 * @param spot the line it is about
 * @param hint what would mend it
 * @param address the resource it is about
 * @param related further places that belong to it
 */
public record Finding(
    String code,
    Severity severity,
    String message,
    Optional<Spot> spot,
    Optional<String> hint,
    Optional<String> address,
    List<Related> related) {

  private static final Pattern PLACE = Pattern.compile("(.+):([1-9][0-9]*):([1-9][0-9]*)");

  /**
   * A stretch of one line of a file.
   *
   * @param line from 1
   * @param column from 1, in code points
   * @param width in code points, at least 1
   */
  public record Spot(String file, int line, int column, int width) {}

  /** A second place, and what it has to do with the finding. */
  public record Related(String message, Spot spot) {}

  public Finding {
    related = List.copyOf(related);
  }

  /** A finding with one place at most. */
  Finding(
      String code,
      Severity severity,
      String message,
      Optional<Spot> spot,
      Optional<String> hint,
      Optional<String> address) {
    this(code, severity, message, spot, hint, address, List.of());
  }

  static Finding of(Diagnostic diagnostic) {
    return new Finding(
        diagnostic.code(),
        diagnostic.severity(),
        diagnostic.message(),
        diagnostic.place().flatMap(Finding::spot),
        diagnostic.hint(),
        diagnostic.address(),
        diagnostic.related().stream()
            .flatMap(other ->
                spot(other.place()).map(spot -> new Related(other.message(), spot)).stream())
            .toList());
  }

  static Finding of(DiagnosticDocument diagnostic, Optional<String> address) {
    return new Finding(
        diagnostic.code(),
        severity(diagnostic.severity()),
        diagnostic.message(),
        diagnostic.place().flatMap(Finding::spot),
        diagnostic.hint(),
        diagnostic.address().or(() -> address),
        diagnostic.relatedPlaces().stream()
            .flatMap(other ->
                spot(other.place()).map(spot -> new Related(other.message(), spot)).stream())
            .toList());
  }

  private static Severity severity(String word) {
    return Severity.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Optional<Spot> spot(Place place) {
    return file(place.source().name())
        .map(file -> new Spot(file, place.line(), place.column(), place.width()));
  }

  /** Reads {@code file:line:column}. */
  static Optional<Spot> spot(String place) {
    var matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      int line = Integer.parseInt(matcher.group(2));
      int column = Integer.parseInt(matcher.group(3));
      return file(matcher.group(1)).map(file -> new Spot(file, line, column, 1));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** As reviews name files: relative and without {@code ./}; standard input is no file. */
  private static Optional<String> file(String name) {
    if (name.isEmpty() || name.equals("-") || name.equals("<stdin>")) {
      return Optional.empty();
    }
    var file = name;
    while (file.startsWith("./")) {
      file = file.substring(2);
    }
    return Optional.of(file);
  }

  /** The message and the hint. */
  String advice() {
    return hint.map(text -> message + "\n" + text).orElse(message);
  }

  /** A name that stays when lines move. */
  String fingerprint(int occurrence) {
    var text =
        String.join(
            "\n",
            code,
            spot.map(Spot::file).orElse(""),
            address.orElse(""),
            message,
            Integer.toString(occurrence));
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
