package dev.weir.provider.volcenginelive;

import feign.Headers;
import feign.RequestLine;

/**
 * The calls that change nothing.
 *
 * @see <a href="https://www.volcengine.com/docs/6469/1126803">common parameters</a>
 */
@Headers({"User-Agent: weir", "Accept: application/json"})
interface LiveReads {

  /** Every play-triggered configuration of a vhost, the vhost-wide one included. */
  @RequestLine("POST /?Action=DescribeRelaySourceV3&Version=2023-01-01")
  RelaySourceV3.Described describeRelaySourceV3(RelaySourceV3.Vhost vhost);

  /** A page of the fixed relays of a domain, and perhaps of others of its vhost. */
  @RequestLine("POST /?Action=ListRelaySourceV4&Version=2023-01-01")
  RelaySourceV4.Page listRelaySourceV4(RelaySourceV4.PageOf page);

  /** A page of the account's domains. */
  @RequestLine("POST /?Action=ListDomainDetail&Version=2023-01-01")
  DomainDetail.Page listDomainDetail(DomainDetail.PageOf page);
}
