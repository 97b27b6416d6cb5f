package dev.weir.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a command takes the ledger's lock. */
final class LockOptions {

  /** The usual lease. */
  static final Duration USUAL_LEASE = Duration.ofHours(1);

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "How long to wait for somebody else's run, such as 5m.")
  Duration timeout = Duration.ZERO;

  @Option(
      names = "--lease",
      paramLabel = "TIME",
      defaultValue = "1h",
      converter = ToLease.class,
      description =
          "How long the lock of a remote ledger may be held, from 1m to 24h: ${DEFAULT-VALUE} by"
              + " default. Nothing more is begun well before its end.")
  Duration lease = USUAL_LEASE;

  /** Reads a lease. */
  static final class ToLease implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      var lease = Converters.duration(text);
      if (lease.compareTo(Duration.ofMinutes(1)) < 0 || lease.compareTo(Duration.ofHours(24)) > 0) {
        throw new TypeConversionException("expected a time from 1m to 24h");
      }
      return lease;
    }
  }
}
