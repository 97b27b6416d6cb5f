package dev.weir.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What every command that changes something has. */
final class ApplyOptions {

  @Mixin EventsOption events = new EventsOption();

  @Option(names = "--auto-approve", description = "Do not ask.")
  boolean autoApprove;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      converter = ToParallelism.class,
      description =
          "How many changes are under way at once: by default as many as the accounts' limits leave"
              + " room for.")
  Optional<Integer> parallelism = Optional.empty();

  @Mixin LockOptions lock = new LockOptions();

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "30s",
      description =
          "How long calls under way may take to end after an interrupt: ${DEFAULT-VALUE} by"
              + " default.")
  Duration grace = Duration.ofSeconds(30);

  @Option(
      names = "--new-ledger",
      description =
          "Begin with an empty ledger where none is found, although one may have been lost.")
  boolean newLedger;

  /** Reads how many changes may be under way. */
  static final class ToParallelism implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-9][0-9]{0,2}")) {
        throw new TypeConversionException("expected a number from 1 to 999");
      }
      return Integer.valueOf(text);
    }
  }
}
