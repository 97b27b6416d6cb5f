package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Tells what is on the air. */
public interface Statuses extends Inquiry {

  /**
   * What these objects carry now, asked afresh with as few calls as the service allows.
   *
   * @return at least one answer for every key; several for an object that several streams go
   *     through
   */
  Map<ObjectKey, List<StreamStatus>> status(Set<ObjectKey> keys, Instant now);

  /** What an object carries. */
  sealed interface StreamStatus {}

  /**
   * A stream is being pushed.
   *
   * @param stream which one, for objects that may carry several; empty where it is the object
   * @param since when that began; empty when it is not told, as everything below
   * @param from the pusher's address as it is told
   * @param rates how much of it there is
   * @param picture what its picture is like
   */
  record Live(
      Optional<String> stream,
      Optional<Instant> since,
      Optional<String> from,
      Rates rates,
      Picture picture)
      implements StreamStatus {}

  /**
   * How much of a stream there is.
   *
   * @param bitsPerSecond of picture and sound together
   * @param framesPerSecond of the picture
   */
  record Rates(OptionalLong bitsPerSecond, OptionalDouble framesPerSecond) {
    /** Nothing is told. */
    public static final Rates UNTOLD = new Rates(OptionalLong.empty(), OptionalDouble.empty());
  }

  /**
   * A stream's picture.
   *
   * @param width pixels, 0 when not told
   * @param height pixels, 0 when not told
   * @param codec as the provider calls it; empty when not told
   */
  record Picture(int width, int height, String codec) {
    /** Nothing is told. */
    public static final Picture UNTOLD = new Picture(0, 0, "");
  }

  /** Nobody pushes. */
  record Idle() implements StreamStatus {}

  /**
   * Nobody may push.
   *
   * @param until when that ends by itself; empty when it does not
   */
  record Disabled(Optional<Instant> until) implements StreamStatus {}

  /** There is no such object. */
  record Missing() implements StreamStatus {}

  /**
   * It cannot be told.
   *
   * @param why a sentence without a full stop, in lower case
   */
  record Untold(String why) implements StreamStatus {}
}
