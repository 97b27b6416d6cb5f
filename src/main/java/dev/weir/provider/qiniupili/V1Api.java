package dev.weir.provider.qiniupili;

import feign.Param;
import feign.RequestLine;

/** All calls of the API's first generation. */
interface V1Api extends V1Reads {

  /** Makes a stream; one with this title is an error whose text says {@code duplicated content}. */
  @RequestLine("POST /v1/streams")
  V1Messages.Stream createStream(V1Messages.NewStream stream);

  /** Changes a stream. */
  @RequestLine("POST /v1/streams/{id}")
  V1Messages.Stream updateStream(@Param("id") String id, V1Messages.StreamChange change);

  /** Locks a stream until a time; only few of the vendor's clients have this call. */
  @RequestLine("POST /v1/streams/{id}/available")
  void setAvailable(@Param("id") String id, V1Messages.Availability availability);

  /** Deletes a stream, its recordings excepted. */
  @RequestLine("DELETE /v1/streams/{id}")
  void deleteStream(@Param("id") String id);

  /** Makes a file of what was recorded. Each call makes another. */
  @RequestLine("POST /v1/streams/{id}/saveas")
  V1Messages.Saved saveAs(@Param("id") String id, V1Messages.SaveAs recording);

  /** Makes a still picture. Each call makes another. */
  @RequestLine("POST /v1/streams/{id}/snapshot")
  V1Messages.Saved takeSnapshot(@Param("id") String id, V1Messages.Snapshot snapshot);
}
