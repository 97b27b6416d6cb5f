package dev.weir.provider.qiniupili;

import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the API's second generation that change nothing. Paths take a stream's key as {@link
 * V2Messages#encodedKey} has it.
 *
 * <p>See https://developer.qiniu.com/pili/2773/query-stream and its siblings.
 */
interface V2Reads {

  /**
   * One page of a hub's streams, by key.
   *
   * @param liveonly true for those on the air; null for all
   * @param prefix only keys that start with it; null for all
   * @param limit streams in a page, at most 5000; null for the service's choice
   * @param marker where to go on; null for the first page
   */
  @RequestLine(
      "GET /v2/hubs/{hub}/streams?liveonly={liveonly}&prefix={prefix}&limit={limit}&marker={marker}")
  V2Messages.Page listStreams(
      @Param("hub") String hub,
      @Param("liveonly") @Nullable Boolean liveonly,
      @Param("prefix") @Nullable String prefix,
      @Param("limit") @Nullable Integer limit,
      @Param("marker") @Nullable String marker);

  /** A stream. */
  @RequestLine("GET /v2/hubs/{hub}/streams/{key}")
  V2Messages.Stream getStream(@Param("hub") String hub, @Param("key") String encodedKey);

  /** What is pushed to a stream now; an idle one is an error, status 619. */
  @RequestLine("GET /v2/hubs/{hub}/streams/{key}/live")
  V2Messages.Live getLive(@Param("hub") String hub, @Param("key") String encodedKey);

  /** What is pushed now to these streams. */
  @RequestLine("POST /v2/hubs/{hub}/livestreams")
  V2Messages.Lives getLives(@Param("hub") String hub, V2Messages.Keys keys);

  /** Past pushes that overlap a range of Unix seconds; all of them without one. */
  @RequestLine("GET /v2/hubs/{hub}/streams/{key}/historyactivity?start={start}&end={end}")
  V2Messages.History getHistory(
      @Param("hub") String hub,
      @Param("key") String encodedKey,
      @Param("start") @Nullable Long start,
      @Param("end") @Nullable Long end);

  /** A hub's settings. */
  @RequestLine("GET /v2/hubs/{hub}")
  V2Messages.Hub getHub(@Param("hub") String hub);
}
