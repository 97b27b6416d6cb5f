package dev.weir.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A stack with variables, loops and an environment, drawn by lot. */
final class RandomStack {

  /** Texts that a careless writer would change, as YAML writes them in double quotes. */
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "two words",
          "007",
          "1e3",
          "yes",
          "null",
          "~",
          "true",
          "5s",
          "a: b",
          "# no comment",
          "- item",
          " blanks ",
          "line\\nline",
          "tab\\there",
          "quote \\\" and ' and \\\\",
          "\\u4e3b\\u821e\\u53f0 \\U0001F3A4",
          "$${not.one}",
          "100%",
          "{brace}",
          "[x]",
          "*",
          "&a",
          "!x",
          "");

  private final Random random;
  private final String manifests;
  private final String patches;
  private final List<String> keys = new ArrayList<>();

  RandomStack(Random random) {
    this.random = random;
    this.manifests = draw();
    this.patches = drawPatches();
  }

  String manifests() {
    return manifests;
  }

  String patches() {
    return patches;
  }

  private String text() {
    return '"' + TEXTS.get(random.nextInt(TEXTS.size())) + '"';
  }

  private String draw() {
    var out = new StringBuilder();
    out.append(
        """
        apiVersion: weir/v1
        kind: Variables
        metadata: {name: all}
        spec:
          count: {type: number, default: %d, allowed: [3, 4, 5, 6]}
          seconds: {type: duration, default: %ds}
          on: {type: boolean, default: %s}
          title: {default: %s}
          key: {sensitive: true}
          stages:
            type: %s
            default:
        """
            .formatted(
                random.nextInt(3, 7),
                random.nextInt(1, 50),
                random.nextBoolean(),
                text().replace("$${", "$${"),
                "map"));
    for (int i = random.nextInt(4); i >= 0; i--) {
      keys.add("s" + i);
      out.append("      s").append(i).append(": {title: ").append(text());
      out.append(random.nextBoolean() ? ", segments: " + random.nextInt(1, 9) : "").append("}\n");
    }
    out.append(
        """
        ---
        apiVersion: aliyun-oss/v1
        kind: Provider
        metadata: {name: oss}
        spec: {endpoint: oss-cn-hangzhou.aliyuncs.com, region: cn-hangzhou, bucket: "b-${var.count}"}
        ---
        apiVersion: qiniu-pili/v1
        kind: Provider
        metadata: {name: pili}
        spec: {hub: live}
        ---
        apiVersion: qiniu-pili/v1
        kind: Channel
        metadata: {name: backup-stage}
        spec: {provider: pili, publishSecurity: static, publishKey: "${var.key}"}
        ---
        apiVersion: weir/v1
        kind: ForEach
        metadata: {name: stages}
        spec:
          items: ${var.stages}
          template:
            - apiVersion: aliyun-oss/v1
              kind: Channel
              metadata: {name: "stage-${each.key}", labels: {event: "${each.key}"}}
              spec:
                provider: oss
                description: ${each.value.title}
                target:
                  fragCount: ${default(each.value.segments, var.count)}
                  fragDuration: ${var.seconds}
              lifecycle: {protect: "${var.on}"}
            - apiVersion: volcengine-live/v1
              kind: FixedRelay
              metadata: {name: "relay-${each.key}", dependsOn: [Channel.backup-stage]}
              spec:
                provider: volc
                domain: pull.example.com
                app: live
                stream: ${each.key}
                srcAddrs: ["${Channel.backup-stage.rtmpPlayUrl}", "rtmp://o.example.com/live/${each.key}"]
        ---
        apiVersion: volcengine-live/v1
        kind: Provider
        metadata: {name: volc}
        spec: {}
        ---
        apiVersion: weir/v1
        kind: Stack
        metadata: {name: shop}
        spec: {guards: {maxDeletes: "${var.count}"}}
        ---
        apiVersion: weir/v1
        kind: Policy
        metadata: {name: calm}
        spec: {when: "change.action == 'delete'", message: %s}
        ---
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: written}
        spec:
          provider: oss
          description: %s
          target: {fragCount: "1${var.count}"}
        """
            .formatted(text().equals("\"\"") ? "x" : "\"must stay\"", mixed()));
    return out.toString();
  }

  /** A text beside an expression. */
  private String mixed() {
    var text = text();
    return text.substring(0, text.length() - 1) + " ${upper(var.title)}\"";
  }

  private String drawPatches() {
    var out = new StringBuilder();
    for (var key : keys) {
      switch (random.nextInt(4)) {
        case 0 ->
            out.append(
                "kind: Channel\nmetadata: {name: stage-%s}\n$patch: delete\n---\n".formatted(key));
        case 1 ->
            out.append(
                "kind: Channel\nmetadata: {name: stage-%s}\nspec: {description: %s, target: {fragCount: %d}}\n---\n"
                    .formatted(key, text(), random.nextInt(1, 9)));
        case 2 ->
            out.append(
                "kind: Channel\nmetadata: {name: stage-%s}\nspec: {description: null}\n---\n"
                    .formatted(key));
        default -> {}
      }
    }
    out.append(
        """
        kind: Variables
        metadata: {name: all}
        spec: {count: {default: %d}, title: {default: %s}}
        ---
        apiVersion: aliyun-oss/v1
        kind: Channel
        metadata: {name: added}
        $patch: add
        spec: {provider: oss, description: %s}
        """
            .formatted(random.nextInt(3, 7), text(), mixed()));
    return out.toString();
  }
}
