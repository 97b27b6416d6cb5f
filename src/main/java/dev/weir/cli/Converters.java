package dev.weir.cli;

import dev.weir.kind.Address;
import dev.weir.kind.Scalars;
import dev.weir.sandbox.Account;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.TypeConversionException;

/** Reads what options take; what is wrong is told in the words that manifests are judged with. */
final class Converters {

  private Converters() {}

  static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(
            () -> new TypeConversionException("expected an address such as `Channel.main-stage`"));
  }

  static Duration duration(String text) {
    try {
      return Scalars.duration(text);
    } catch (Scalars.Unreadable e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  static Instant instant(String text) {
    try {
      return Scalars.moment(text);
    } catch (Scalars.Unreadable e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  static Account account(String text) {
    try {
      return Account.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
