package dev.weir.provider.qiniupili;

import dev.weir.http.Percent;
import dev.weir.sandbox.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The calls of both generations, as a server tells them apart. */
enum PiliOperation {
  V1_CREATE_STREAM("CreateStream", "POST", "/v1/streams"),
  V1_LIST_STREAMS("ListStreams", "GET", "/v1/streams"),
  V1_GET_STREAM("GetStream", "GET", "/v1/streams/*"),
  V1_UPDATE_STREAM("UpdateStream", "POST", "/v1/streams/*"),
  V1_DELETE_STREAM("DeleteStream", "DELETE", "/v1/streams/*"),
  V1_SET_AVAILABLE("SetAvailable", "POST", "/v1/streams/*/available"),
  V1_GET_STATUS("GetStatus", "GET", "/v1/streams/*/status"),
  V1_GET_SEGMENTS("GetSegments", "GET", "/v1/streams/*/segments"),
  V1_SAVE_AS("SaveAs", "POST", "/v1/streams/*/saveas"),
  V1_TAKE_SNAPSHOT("TakeSnapshot", "POST", "/v1/streams/*/snapshot"),

  V2_CREATE_STREAM("CreateStream", "POST", "/v2/hubs/*/streams"),
  V2_LIST_STREAMS("ListStreams", "GET", "/v2/hubs/*/streams"),
  V2_GET_STREAM("GetStream", "GET", "/v2/hubs/*/streams/*"),
  V2_DISABLE_STREAM("DisableStream", "POST", "/v2/hubs/*/streams/*/disabled"),
  V2_SET_CONVERTS("SetConverts", "POST", "/v2/hubs/*/streams/*/converts"),
  V2_GET_LIVE("GetLive", "GET", "/v2/hubs/*/streams/*/live"),
  V2_GET_LIVES("GetLives", "POST", "/v2/hubs/*/livestreams"),
  V2_GET_HISTORY("GetHistory", "GET", "/v2/hubs/*/streams/*/historyactivity"),
  /** The same under the name that two official clients have for it. */
  V2_GET_HISTORY_RECORD("GetHistory", "GET", "/v2/hubs/*/streams/*/historyrecord"),
  V2_SAVE_AS("SaveAs", "POST", "/v2/hubs/*/streams/*/saveas"),
  V2_TAKE_SNAPSHOT("TakeSnapshot", "POST", "/v2/hubs/*/streams/*/snapshot"),

  V2_LIST_HUBS("ListHubs", "GET", "/v2/hubs"),
  V2_GET_HUB("GetHub", "GET", "/v2/hubs/*"),
  V2_SET_HUB_SECURITY("SetHubSecurity", "POST", "/v2/hubs/*/security"),
  V2_SET_HUB_HLS_PLUS("SetHubHlsPlus", "POST", "/v2/hubs/*/hlsplus"),
  V2_SET_HUB_PERSISTENCE("SetHubPersistence", "POST", "/v2/hubs/*/persistence"),
  V2_SET_HUB_SNAPSHOT("SetHubSnapshot", "POST", "/v2/hubs/*/snapshot"),
  V2_SET_HUB_VOD_DOMAIN("SetHubVodDomain", "POST", "/v2/hubs/*/voddomain"),

  V2_LIST_DOMAINS("ListDomains", "GET", "/v2/hubs/*/domains"),
  V2_GET_DOMAIN("GetDomain", "GET", "/v2/hubs/*/domains/*"),
  V2_BIND_DOMAIN("BindDomain", "POST", "/v2/hubs/*/newdomains"),
  V2_UNBIND_DOMAIN("UnbindDomain", "DELETE", "/v2/hubs/*/domains/*"),
  V2_SET_DOMAIN_CERT("SetDomainCert", "POST", "/v2/hubs/*/domains/*/cert"),
  V2_SET_DOMAIN_URL_REWRITE("SetDomainUrlRewrite", "POST", "/v2/hubs/*/domains/*/urlrewrite"),

  /** What became of a file in the making; asked on another host, and without a signature. */
  GET_PREFOP("GetPrefop", "GET", "/status/get/prefop");

  private final String title;
  private final String method;
  private final List<String> path;

  PiliOperation(String title, String method, String path) {
    this.title = title;
    this.method = method;
    this.path = segments(path);
  }

  /**
   * A call that is one of the operations.
   *
   * @param arguments what stands in the variable places of the path, decoded
   */
  record Hit(PiliOperation operation, List<String> arguments) {}

  /** The operation's name, the same for both generations where they have the same. */
  String title() {
    return title;
  }

  /** The operation that a call asks for. */
  static Optional<Hit> find(Call call) {
    var segments = segments(call.rawPath());
    return Arrays.stream(values())
        .filter(operation -> operation.method.equals(call.method()))
        .flatMap(operation ->
            operation.arguments(segments).stream().map(arguments -> new Hit(operation, arguments)))
        .findFirst();
  }

  private Optional<List<String>> arguments(List<String> segments) {
    if (segments.size() != path.size()) {
      return Optional.empty();
    }
    var arguments = new ArrayList<String>();
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).equals("*")) {
        arguments.add(segments.get(i));
      } else if (!path.get(i).equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return decoded(arguments);
  }

  private static Optional<List<String>> decoded(List<String> arguments) {
    try {
      return Optional.of(arguments.stream().map(Percent::decode).toList());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
