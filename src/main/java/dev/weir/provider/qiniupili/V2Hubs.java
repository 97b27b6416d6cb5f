package dev.weir.provider.qiniupili;

import dev.weir.provider.qiniupili.PiliHubState.Domain;
import dev.weir.provider.qiniupili.PiliHubState.Persistence;
import dev.weir.provider.qiniupili.PiliHubState.Rewrite;
import dev.weir.provider.qiniupili.PiliHubState.Security;
import dev.weir.provider.qiniupili.PiliHubState.Settings;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers for hubs and their domains, which only the API's second generation knows. */
record V2Hubs(PiliStore store) {

  private static final Set<String> SECURITIES =
      Set.of("expiry", "expiry_sk", "static", "dynamic", "none");

  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  JsonNode list() {
    var json = NODES.objectNode();
    var items = json.putArray("items");
    store.hubs().forEach(name -> items.addObject().put("name", name));
    return json;
  }

  JsonNode get(String name) {
    check(name);
    var hub = store.hub(name);
    var settings = hub.settings();
    var json = NODES.objectNode();
    json.put("createdAt", hub.createdAt().getEpochSecond());
    json.put("updatedAt", hub.updatedAt().getEpochSecond());
    var domains = json.putArray("domains");
    store.domains(name).forEach(domain -> domains.add(summary(domain)));
    var vendors = json.putArray("defaultDomains");
    new PiliHosts(name, store.settings().zone(), List.of())
        .vendors()
        .forEach((type, domain) -> vendors.addObject().put("type", type).put("domain", domain));
    json.put("storageBucket", settings.persistence().storageBucket());
    json.put("liveDataExpireDays", settings.persistence().liveDataExpireDays());
    json.put("publishSecurity", settings.security().publishSecurity());
    json.putObject("nrop")
        .put("enable", false)
        .put("interval", 0)
        .put("notifyURL", "")
        .put("notifyRate", 0);
    json.putArray("converts");
    json.put("hlsPlus", settings.hlsPlus());
    json.put("vodDomain", settings.vodDomain());
    json.putObject("accesslog").put("saveBucket", "").put("expireDays", 0);
    json.put("snapshotInterval", settings.snapshotInterval());
    return json;
  }

  private static ObjectNode summary(Domain domain) {
    return NODES
        .objectNode()
        .put("type", domain.type())
        .put("domain", domain.domain())
        .put("cname", domain.domain() + ".cname.qiniudns.com");
  }

  private void check(String name) {
    if (!store.settings().hasHub(name)) {
      throw PiliRefusal.hubNotFound();
    }
  }

  JsonNode setSecurity(String name, PiliBody body) {
    var security = body.required("publishSecurity");
    var key = body.required("publishKey");
    if (!SECURITIES.contains(security)) {
      throw PiliRefusal.badRequest();
    }
    return change(name, settings -> settings.with(new Security(security, key)));
  }

  JsonNode setHlsPlus(String name, PiliBody body) {
    boolean on = body.truth("hlsPlus").orElseThrow(PiliRefusal::badRequest);
    return change(name, settings -> settings.withHlsPlus(on));
  }

  JsonNode setPersistence(String name, PiliBody body) {
    var kept = new Persistence(body.required("storageBucket"), number(body, "liveDataExpireDays"));
    return change(name, settings -> settings.with(kept));
  }

  JsonNode setSnapshot(String name, PiliBody body) {
    int seconds = number(body, "snapshotInterval");
    return change(name, settings -> settings.withSnapshotInterval(seconds));
  }

  JsonNode setVodDomain(String name, PiliBody body) {
    var domain = body.required("vodDomain");
    return change(name, settings -> settings.withVodDomain(domain));
  }

  private static int number(PiliBody body, String name) {
    return body.whole(name)
        .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
        .map(Math::toIntExact)
        .orElseThrow(PiliRefusal::badRequest);
  }

  private JsonNode change(String name, UnaryOperator<Settings> change) {
    check(name);
    store.changeHub(name, change);
    return NODES.objectNode();
  }

  JsonNode domains(String hub) {
    check(hub);
    var json = NODES.objectNode();
    var domains = json.putArray("domains");
    for (var domain : store.domains(hub)) {
      domains.add(
          summary(domain)
              .put("certEnable", !domain.certName().isEmpty())
              .put("certName", domain.certName()));
    }
    return json;
  }

  JsonNode domain(String hub, String name) {
    var domain = find(hub, name, "no such domain");
    var json = NODES.objectNode();
    json.put("domain", domain.domain());
    json.put("type", domain.type());
    json.put("cname", domain.domain() + ".cname.qiniudns.com");
    json.set("connectCallback", noCallback());
    json.set("disconnectCallback", noCallback());
    json.putObject("ipLimit").putNull("whitelist").putNull("blacklist");
    json.set("playSecurity", noPlaySecurity());
    json.put("disconnectDelay", 0);
    var rules = json.putObject("urlRewrite").putArray("rules");
    domain
        .rewrites()
        .forEach(rule ->
            rules.addObject().put("pattern", rule.pattern()).put("replace", rule.replace()));
    json.put("certEnable", !domain.certName().isEmpty());
    json.put("certName", domain.certName());
    json.put("disable", false);
    return json;
  }

  private static ObjectNode noCallback() {
    return NODES
        .objectNode()
        .put("type", "")
        .put("url", "")
        .put("timeout", 0)
        .putNull("vars")
        .put("retryTimes", 0)
        .put("retryInterval", 0)
        .put("successCode", 0)
        .put("failCode", 0);
  }

  private static ObjectNode noPlaySecurity() {
    var json = NODES.objectNode().put("type", "").put("key1", "").put("key2", "").put("range", 0);
    json.put("rule", "").put("rule2", "").put("tsPart", "").put("tsBase", 0);
    return json.put("signPart", "").put("gapDuration", 0);
  }

  JsonNode bind(String hub, PiliBody body) {
    check(hub);
    var domain = body.required("domain");
    var type = body.required("Type");
    if (!DOMAIN.matcher(domain).matches() || !PiliHosts.isUse(type)) {
      throw PiliRefusal.of(400, "invalid domain");
    }
    if (store.isBound(domain)) {
      throw PiliRefusal.of(614, "domain confict");
    }
    store.keep(new Domain(hub, domain, type, "", List.of()));
    return touched(hub);
  }

  JsonNode unbind(String hub, String name) {
    store.unbind(hub, find(hub, name, "not found").domain());
    return touched(hub);
  }

  JsonNode setCert(String hub, String name, PiliBody body) {
    var domain = find(hub, name, "no such domain");
    var cert = body.text("certName").orElse("");
    store.keep(new Domain(hub, domain.domain(), domain.type(), cert, domain.rewrites()));
    return NODES.objectNode();
  }

  JsonNode setUrlRewrite(String hub, String name, PiliBody body) {
    var domain = find(hub, name, "no such domain");
    var rules =
        body.objects("rules").stream()
            .map(rule -> new Rewrite(rule.required("pattern"), rule.required("replace")))
            .toList();
    store.keep(new Domain(hub, domain.domain(), domain.type(), domain.certName(), rules));
    return NODES.objectNode();
  }

  private Domain find(String hub, String name, String missing) {
    check(hub);
    return store.domain(hub, name).orElseThrow(() -> PiliRefusal.of(612, missing));
  }

  private JsonNode touched(String name) {
    return change(name, UnaryOperator.identity());
  }
}
