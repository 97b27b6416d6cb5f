package dev.weir.provider.volcenginelive;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One group of sources that a vhost pulls a stream from when a viewer asks for it.
 *
 * @param vhost name space of the domains
 * @param app application; empty for all of the vhost
 * @param group name of the group
 * @param order place in the failover order of the app's groups
 * @param servers in the order of tries
 */
@Describes(
    apiVersion = Provider.VERSION,
    doc =
        "A group of origin servers that Volcengine Live pulls a stream from when a viewer plays it"
            + " and nobody pushes it. The groups of one vhost and app are tried one after the"
            + " other.",
    source = "https://www.volcengine.com/docs/6469/1126872")
public record RelayGroup(
    @Field(
            doc =
                "Name space that the playing domains belong to, usually named after the push"
                    + " domain.",
            example = "push.example.com",
            required = true,
            role = Field.Role.IDENTITY,
            pattern = "[A-Za-z0-9_.-]{1,60}",
            patternSays = "be 1 to 60 letters, digits, dots, dashes and underscores")
        String vhost,
    @Field(
            doc =
                "Application, the `AppName` of the stream address. Empty, or `*`, for every app of"
                    + " the vhost that has no groups of its own; such a group cannot be deleted"
                    + " again through the API without a risk to the rest of the vhost.",
            example = "live",
            fallback = "",
            role = Field.Role.IDENTITY,
            pattern = "[A-Za-z0-9_.-]{0,30}|\\*",
            patternSays = "be at most 30 letters, digits, dots, dashes and underscores, or `*`")
        String app,
    @Field(
            doc = "Name of the group, unique in the vhost and app.",
            example = "relay1",
            fallback = Field.METADATA_NAME,
            role = Field.Role.IDENTITY,
            min = 1,
            max = 128)
        String group,
    @Field(
            doc =
                "Place in the failover order: of the groups of one vhost and app that have an"
                    + " order, the one with the lowest is tried first. Gaps are fine. Groups"
                    + " without it, and groups of others, keep the places they have; a new one"
                    + " goes last.",
            example = "10",
            writeOnly = true,
            min = 0,
            max = 1_000_000)
        Optional<Integer> order,
    @Field(
            doc = "Origin servers, tried in this order and then round again.",
            required = true,
            minItems = 1,
            maxItems = 10)
        List<Server> servers) {

  /**
   * An origin server.
   *
   * @param relaySourceProtocol {@code rtmp} or {@code flv}
   * @param relaySourceDomain host or IPv4 address, with a port if it is not the usual one
   * @param relaySourceParams sent to the server along with the stream's name
   */
  @Describes(doc = "An origin server.")
  public record Server(
      @Field(
              doc = "Protocol to pull with: `rtmp` or `flv`.",
              example = "rtmp",
              required = true,
              pattern = "rtmp|flv",
              patternSays = "be `rtmp` or `flv`")
          String relaySourceProtocol,
      @Field(
              doc = "Host name or IPv4 address, with `:port` if it is not the usual one.",
              example = "origin.example.org",
              required = true,
              max = 255,
              pattern = "[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?(:[1-9][0-9]{0,4})?",
              patternSays =
                  "be a host name or an IPv4 address, at most followed by `:port`; without"
                      + " scheme, path or IPv6")
          String relaySourceDomain,
      @Field(
              doc = "Parameters that are sent to the server along with the stream's name.",
              example = "{domain: live.example.net}",
              clearedWhenUnset = true)
          Map<String, String> relaySourceParams) {}
}
