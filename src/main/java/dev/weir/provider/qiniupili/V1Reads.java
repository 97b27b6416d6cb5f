package dev.weir.provider.qiniupili;

import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the API's first generation that change nothing.
 *
 * <p>See https://gist.github.com/why404/706a196dab8279c2a49d.
 */
interface V1Reads {

  /**
   * One page of a hub's streams.
   *
   * @param status {@code connected} for those on the air; null for all
   * @param marker where to go on; null for the first page
   * @param limit streams in a page; null for the service's choice
   * @param title only titles that start with it; null for all
   */
  @RequestLine(
      "GET /v1/streams?hub={hub}&status={status}&marker={marker}&limit={limit}&title={title}")
  V1Messages.Page listStreams(
      @Param("hub") String hub,
      @Param("status") @Nullable String status,
      @Param("marker") @Nullable String marker,
      @Param("limit") @Nullable Integer limit,
      @Param("title") @Nullable String title);

  /** A stream, publish key included. */
  @RequestLine("GET /v1/streams/{id}")
  V1Messages.Stream getStream(@Param("id") String id);

  /** Whether a stream is on the air. */
  @RequestLine("GET /v1/streams/{id}/status")
  V1Messages.Status getStatus(@Param("id") String id);

  /**
   * What was recorded of a stream.
   *
   * @param start Unix seconds; with {@code end} or not at all
   * @param limit pieces at most; only together with a range
   */
  @RequestLine("GET /v1/streams/{id}/segments?start={start}&end={end}&limit={limit}")
  V1Messages.Segments getSegments(
      @Param("id") String id,
      @Param("start") @Nullable Long start,
      @Param("end") @Nullable Long end,
      @Param("limit") @Nullable Integer limit);
}
