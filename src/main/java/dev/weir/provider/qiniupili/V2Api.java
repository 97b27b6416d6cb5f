package dev.weir.provider.qiniupili;

import feign.Param;
import feign.RequestLine;

/** All calls of the API's second generation about streams. There is none that deletes one. */
interface V2Api extends V2Reads {

  /** Makes a stream; one with this key is an error, status 614. */
  @RequestLine("POST /v2/hubs/{hub}/streams")
  void createStream(@Param("hub") String hub, V2Messages.NewStream stream);

  /** Locks or unlocks a stream. */
  @RequestLine("POST /v2/hubs/{hub}/streams/{key}/disabled")
  void disableStream(
      @Param("hub") String hub, @Param("key") String encodedKey, V2Messages.Disabled disabled);

  /** Says what a stream is transcoded to from its next push on. */
  @RequestLine("POST /v2/hubs/{hub}/streams/{key}/converts")
  void setConverts(
      @Param("hub") String hub, @Param("key") String encodedKey, V2Messages.Converts converts);

  /** Makes a file of what was recorded. Each call makes another. */
  @RequestLine("POST /v2/hubs/{hub}/streams/{key}/saveas")
  V2Messages.Saved saveAs(
      @Param("hub") String hub, @Param("key") String encodedKey, V2Messages.SaveAs recording);

  /** Makes a still picture. Each call makes another. */
  @RequestLine("POST /v2/hubs/{hub}/streams/{key}/snapshot")
  V2Messages.Saved takeSnapshot(
      @Param("hub") String hub, @Param("key") String encodedKey, V2Messages.Snapshot snapshot);
}
