package dev.weir.plan;

import dev.weir.kind.OnAir;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people read what is on the air. */
public final class OnAirWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern PORT = Pattern.compile("(?<=\\d|\\]):\\d{1,5}$");

  private OnAirWords() {}

  /** What is so, to stand after the object's name: {@code is on the air since 20:03 UTC}. */
  static String of(OnAir state, Instant now) {
    return switch (state) {
      case OnAir.Idle _ -> "is not on the air";
      case OnAir.Live(var since, var from, var stream) ->
          "is on the air" + details(since, from, stream, now);
      case OnAir.Possible(String why) -> "may be on the air (" + why + ")";
      case OnAir.Unknown(String why) -> "may be on the air or not (" + why + ")";
    };
  }

  /** What stands beside a change in a plan: {@code ON AIR since 20:03 UTC from 203.0.113.9}. */
  public static String mark(Airing airing) {
    return switch (airing.state()) {
      case OnAir.Idle _ -> "OFF AIR";
      case OnAir.Live(var since, var from, var stream) ->
          "ON AIR" + details(since, from, stream, airing.asked());
      case OnAir.Possible(String why) -> "MAY BE ON AIR: " + why;
      case OnAir.Unknown(String why) -> "MAY BE ON AIR: " + why;
    };
  }

  /**
   * What is known of a push, with a blank before it: {@code since 20:03 UTC from 203.0.113.9}. A
   * port is left out, and so is the day if it is today's.
   */
  private static String details(
      Optional<Instant> since, Optional<String> from, Optional<String> stream, Instant now) {
    return stream.map(name -> " with " + name).orElse("")
        + since.map(start -> " since " + time(start, now)).orElse("")
        + from.map(address -> " from " + host(address)).orElse("");
  }

  private static String time(Instant time, Instant now) {
    boolean today =
        time.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    return (today ? TIME : DAY_AND_TIME).format(time);
  }

  private static String host(String address) {
    boolean bareIpv6 = address.indexOf(':') != address.lastIndexOf(':') && !address.startsWith("[");
    return bareIpv6 ? address : PORT.matcher(address).replaceFirst("");
  }
}
