package dev.weir.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A stream as people write its address.
 *
 * @param domain in lower case
 * @param app its application
 * @param stream its name
 */
record StreamAddress(String domain, String app, String stream) {

  /** Stands for a stream until picocli has read one. */
  static final StreamAddress NONE = new StreamAddress("", "", "");

  /** Reads {@code DOMAIN/APP/STREAM}. */
  static final class Converter implements ITypeConverter<StreamAddress> {
    @Override
    public StreamAddress convert(String text) {
      var parts = text.split("/", -1);
      if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
        throw new TypeConversionException(
            "expected a stream such as `play.example.com/live/final`");
      }
      return new StreamAddress(parts[0].toLowerCase(Locale.ROOT), parts[1], parts[2]);
    }
  }
}
