package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.provider.Saves;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How a provider makes a file. */
final class FileTerms {

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name of the file, such as final.mp4; by default it tells the stream and the time.")
  Optional<String> name = Optional.empty();

  @Option(
      names = "--notify",
      paramLabel = "URL",
      description = "Whom the provider calls when the file is there.")
  Optional<String> notify = Optional.empty();

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "The provider's queue that makes it.")
  Optional<String> pipeline = Optional.empty();

  @Option(
      names = "--delete-after",
      paramLabel = "DAYS",
      description = "Have the provider delete the file after so many days.")
  Optional<Integer> deleteAfter = Optional.empty();

  /**
   * The terms.
   *
   * @throws Refused when one of them cannot be
   */
  Saves.Terms read() {
    notify
        .filter(url -> !url.matches("(?i)https?://[^\\s/]+\\S*"))
        .ifPresent(url -> {
          throw usage("`--notify %s` is no address".formatted(url), "it starts with `http`");
        });
    deleteAfter
        .filter(days -> days < 1 || days > 36_500)
        .ifPresent(days -> {
          throw usage("`--delete-after %d` is out of range".formatted(days), "days count from 1");
        });
    return new Saves.Terms(
        notify, pipeline, deleteAfter.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  private static Refused usage(String message, String hint) {
    return new Refused(Diagnostic.error("usage", message).hint(hint));
  }
}
