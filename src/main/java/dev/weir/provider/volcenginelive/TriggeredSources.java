package dev.weir.provider.volcenginelive;

import dev.weir.sandbox.Memory;
import dev.weir.sandbox.Shelf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Play-triggered sources, as the emulated service keeps them. */
final class TriggeredSources {

  private static final int MOST_SERVERS = 10;
  private static final Pattern APP = Pattern.compile("[A-Za-z0-9_.-]{1,30}");
  private static final Pattern VHOST = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final Pattern HOST = Pattern.compile("[^\\s/]+");
  private static final Set<String> PROTOCOLS = Set.of("rtmp", "flv");

  private final LiveWorld rules;
  private final Shelf<RelaySourceV3.Configuration> shelf;

  TriggeredSources(LiveWorld rules, Memory memory) {
    this.rules = rules;
    this.shelf = memory.shelf("relaySourceV3", RelaySourceV3.Configuration.class);
  }

  /** Adds an app's groups, or writes them anew. */
  void update(Message message) {
    message.only(rules.unknownFields(), Set.of("Vhost", "App", "GroupDetails"));
    var vhost = vhost(message);
    var app = app(message);
    var sent = groups(message);
    shelf.update(
        key(vhost, app),
        before -> {
          var live = before.map(RelaySourceV3.Configuration::groupDetails).orElse(List.of());
          var groups = rules.relaySourceV3() == LiveWorld.Writing.MERGE ? merged(live, sent) : sent;
          return Optional.of(new RelaySourceV3.Configuration(vhost, app, groups));
        });
  }

  private static List<RelaySourceV3.Group> merged(
      List<RelaySourceV3.Group> live, List<RelaySourceV3.Group> sent) {
    var groups = new ArrayList<>(live);
    for (var group : sent) {
      int place = groups.stream().map(RelaySourceV3.Group::group).toList().indexOf(group.group());
      if (place < 0) {
        groups.add(group);
      } else {
        groups.set(place, group);
      }
    }
    return groups;
  }

  /** What a vhost, an app or one group is set to. */
  JsonNode describe(Message message) {
    message.only(rules.unknownFields(), Set.of("Vhost", "App", "Group"));
    var vhost = vhost(message);
    var app = app(message);
    var list = LiveWire.JSON.createArrayNode();
    for (var configuration : ofVhost(vhost)) {
      var shown = narrowed(configuration, message.text("Group"));
      boolean asked = app.isEmpty() || configuration.app().equals(app);
      if (asked && !shown.groupDetails().isEmpty()) {
        list.add(json(shown));
      }
    }
    var result = LiveWire.JSON.createObjectNode();
    if (!list.isEmpty() || rules.emptyDescription() == LiveWorld.Empty.EMPTY) {
      result.set("RelaySourceConfigList", list);
    } else if (rules.emptyDescription() == LiveWorld.Empty.NULL) {
      result.putNull("RelaySourceConfigList");
    }
    return result;
  }

  private JsonNode json(RelaySourceV3.Configuration configuration) {
    var json = LiveWire.JSON.createObjectNode();
    json.put("Vhost", configuration.vhost());
    boolean star =
        configuration.app().isEmpty() && rules.vhostWideApp() == LiveWorld.Everywhere.STAR;
    json.put("App", star ? "*" : configuration.app());
    json.set("GroupDetails", LiveWire.JSON.valueToTree(configuration.groupDetails()));
    return json;
  }

  private static RelaySourceV3.Configuration narrowed(
      RelaySourceV3.Configuration configuration, Optional<String> group) {
    return group
        .filter(name -> !name.isEmpty())
        .map(name -> only(configuration, name::equals))
        .orElse(configuration);
  }

  private static RelaySourceV3.Configuration only(
      RelaySourceV3.Configuration configuration, Predicate<String> wanted) {
    return new RelaySourceV3.Configuration(
        configuration.vhost(),
        configuration.app(),
        configuration.groupDetails().stream().filter(g -> wanted.test(g.group())).toList());
  }

  /** Deletes a group, an app's groups, or, without an app, perhaps all of the vhost. */
  void delete(Message message) {
    message.only(rules.unknownFields(), Set.of("Vhost", "App", "Group"));
    var vhost = vhost(message);
    var app = app(message);
    var group = message.text("Group").filter(name -> !name.isEmpty());
    boolean all = app.isEmpty() && rules.deleteWithoutApp() == LiveWorld.Scope.VHOST;
    boolean found = false;
    for (var configuration : ofVhost(vhost)) {
      if (all || configuration.app().equals(app)) {
        found |= take(configuration, group);
      }
    }
    if (!found) {
      Absence.answer(rules.deleteMissing());
    }
  }

  private boolean take(RelaySourceV3.Configuration configuration, Optional<String> group) {
    var found = new HashSet<Boolean>();
    shelf.update(
        key(configuration.vhost(), configuration.app()),
        before ->
            before
                .map(live -> {
                  var left = only(live, name -> group.isPresent() && !group.get().equals(name));
                  found.add(left.groupDetails().size() < live.groupDetails().size());
                  return left;
                })
                .filter(left -> !left.groupDetails().isEmpty()));
    return found.contains(true);
  }

  /** The vhosts that have groups. */
  Set<String> vhosts() {
    return shelf.view().values().stream()
        .map(RelaySourceV3.Configuration::vhost)
        .collect(Collectors.toSet());
  }

  private List<RelaySourceV3.Configuration> ofVhost(String vhost) {
    return List.copyOf(shelf.view().subMap(vhost + "/", vhost + "0").values());
  }

  private String vhost(Message message) {
    var vhost = message.required("Vhost");
    if (!VHOST.matcher(vhost).matches()) {
      throw LiveRefusal.parameter("Vhost");
    }
    if (!rules.hasVhost(vhost)) {
      throw new LiveRefusal(LiveError.NOT_THE_ACCOUNTS);
    }
    return vhost;
  }

  private static String app(Message message) {
    var app = message.text("App").orElse("");
    if (!app.isEmpty() && !APP.matcher(app).matches()) {
      throw LiveRefusal.parameter("App");
    }
    return app;
  }

  private List<RelaySourceV3.Group> groups(Message message) {
    var groups = message.messages("GroupDetails").stream().map(this::group).toList();
    long names = groups.stream().map(RelaySourceV3.Group::group).distinct().count();
    if (groups.isEmpty() || names < groups.size()) {
      throw LiveRefusal.parameter("GroupDetails");
    }
    return groups;
  }

  private RelaySourceV3.Group group(Message message) {
    message.only(rules.unknownFields(), Set.of("Group", "Servers"));
    var servers = message.messages("Servers").stream().map(this::server).toList();
    if (servers.isEmpty() || servers.size() > MOST_SERVERS) {
      throw LiveRefusal.range("Servers");
    }
    return new RelaySourceV3.Group(message.required("Group"), servers);
  }

  private RelaySourceV3.Server server(Message message) {
    message.only(
        rules.unknownFields(),
        Set.of("RelaySourceProtocol", "RelaySourceDomain", "RelaySourceParams"));
    var protocol = message.required("RelaySourceProtocol");
    var domain = message.required("RelaySourceDomain");
    if (!PROTOCOLS.contains(protocol)) {
      throw LiveRefusal.range("RelaySourceProtocol");
    }
    if (!HOST.matcher(domain).matches()) {
      throw LiveRefusal.parameter("RelaySourceDomain");
    }
    return new RelaySourceV3.Server(protocol, domain, message.map("RelaySourceParams"));
  }

  private static String key(String vhost, String app) {
    return vhost + "/" + app;
  }
}
