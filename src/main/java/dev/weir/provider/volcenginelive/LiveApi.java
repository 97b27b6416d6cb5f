package dev.weir.provider.volcenginelive;

import feign.Headers;
import feign.RequestLine;

/** All calls. */
@Headers({"User-Agent: weir", "Accept: application/json"})
interface LiveApi extends LiveReads {

  /**
   * Writes the groups of an app. Whether groups that are not sent go away is undocumented, so all
   * are sent every time.
   */
  @RequestLine("POST /?Action=UpdateRelaySourceV3&Version=2023-01-01")
  void updateRelaySourceV3(RelaySourceV3.Configuration configuration);

  /** Deletes one group. */
  @RequestLine("POST /?Action=DeleteRelaySourceV3&Version=2023-01-01")
  void deleteRelaySourceV3(RelaySourceV3.OneGroup group);

  /** Creates a fixed relay that does not exist yet. */
  @RequestLine("POST /?Action=CreateRelaySourceV4&Version=2023-01-01")
  RelaySourceV4.Created createRelaySourceV4(RelaySourceV4.Relay relay);

  /** Replaces all of a fixed relay that exists; times that are left out make it permanent. */
  @RequestLine("POST /?Action=UpdateRelaySourceV4&Version=2023-01-01")
  void updateRelaySourceV4(RelaySourceV4.Relay relay);

  /** Deletes a fixed relay. */
  @RequestLine("POST /?Action=DeleteRelaySourceV4&Version=2023-01-01")
  void deleteRelaySourceV4(RelaySourceV4.Name relay);
}
