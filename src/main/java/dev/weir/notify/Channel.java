package dev.weir.notify;

import dev.weir.http.Hmac;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A service that takes notices, with its message format, its limits and its signature. */
enum Channel {
  /** CloudEvents as JSON, signed with HMAC-SHA256 of the body. */
  WEBHOOK,
  /** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. */
  SLACK,
  /** https://open.dingtalk.com/document/robots/custom-robot-access. */
  DINGTALK,
  /** https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. */
  FEISHU,
  /** https://developer.work.weixin.qq.com/document/path/91770. */
  WECOM;

  private static final int SLACK_HEADER = 150;
  private static final int SLACK_SECTION = 3_000;
  private static final int DINGTALK_BYTES = 18_000;
  private static final int FEISHU_BYTES = 16_000;
  private static final int WECOM_BYTES = 4_096;
  private static final int TITLE = 120;

  /** What environment variables and reports call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The request that tells a notice.
   *
   * @param url where to
   * @param secret signs it, where the service has signatures
   * @param now the time that signatures hold
   */
  Post post(Notice notice, URI url, Optional<String> secret, Instant now) {
    return switch (this) {
      case WEBHOOK -> webhook(notice, url, secret);
      case SLACK -> new Post(url, Map.of(), slack(notice));
      case DINGTALK ->
          new Post(
              secret.map(key -> signedForDingTalk(url, key, now)).orElse(url),
              Map.of(),
              dingTalk(notice));
      case FEISHU -> new Post(url, Map.of(), feishu(notice, secret, now));
      case WECOM -> new Post(url, Map.of(), weCom(notice));
    };
  }

  private static Post webhook(Notice notice, URI url, Optional<String> secret) {
    var event = Texts.object();
    event.put("specversion", "1.0").put("id", notice.id()).put("source", "weir/" + notice.stack());
    event.put("type", "dev.weir.drift." + notice.state()).put("time", notice.when().toString());
    event.put("datacontenttype", "application/json");
    var data = event.putObject("data");
    data.put("stack", notice.stack()).put("state", notice.state()).put("title", notice.title());
    var lines = data.putArray("lines");
    notice.lines().forEach(lines::add);
    var body = Texts.json(event);
    Map<String, String> headers =
        secret
            .map(key -> {
              var sum = Hmac.sha256(key.getBytes(StandardCharsets.UTF_8), body);
              return Map.of("X-Signature-256", "sha256=" + HexFormat.of().formatHex(sum));
            })
            .orElse(Map.of());
    return new Post(url, headers, body);
  }

  private static String slack(Notice notice) {
    var message = Texts.object();
    message.put("text", escaped(notice.title()));
    var blocks = message.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", Texts.cut(notice.title(), SLACK_HEADER));
    var body = escaped(notice.body("• ", SLACK_SECTION * 2 / 3));
    if (!body.isEmpty()) {
      blocks
          .addObject()
          .put("type", "section")
          .putObject("text")
          .put("type", "mrkdwn")
          .put("text", Texts.cut(body, SLACK_SECTION));
    }
    return Texts.json(message);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String dingTalk(Notice notice) {
    var message = Texts.object();
    message.put("msgtype", "markdown");
    var title = Texts.cut(Texts.harmless(notice.title()), TITLE);
    message
        .putObject("markdown")
        .put("title", title)
        .put("text", "#### " + title + "\n" + notice.body("- ", DINGTALK_BYTES));
    message.putObject("at").put("isAtAll", false);
    return Texts.json(message);
  }

  /** The text is signed with the secret; the time is in milliseconds. */
  private static URI signedForDingTalk(URI url, String secret, Instant now) {
    long time = now.toEpochMilli();
    var sum = Hmac.sha256(secret.getBytes(StandardCharsets.UTF_8), time + "\n" + secret);
    var sign = URLEncoder.encode(Base64.getEncoder().encodeToString(sum), StandardCharsets.UTF_8);
    var joint = url.getRawQuery() == null ? "?" : "&";
    return URI.create(url + joint + "timestamp=" + time + "&sign=" + sign);
  }

  private static String feishu(Notice notice, Optional<String> secret, Instant now) {
    var message = Texts.object();
    secret.ifPresent(key -> {
      var time = Long.toString(now.getEpochSecond());
      // The text is the key here, and what is signed is empty.
      var sum = Hmac.sha256((time + "\n" + key).getBytes(StandardCharsets.UTF_8), "");
      message.put("timestamp", time).put("sign", Base64.getEncoder().encodeToString(sum));
    });
    message.put("msg_type", "interactive");
    var card = message.putObject("card");
    card.putObject("config").put("wide_screen_mode", true);
    card.putObject("header")
        .put("template", notice.isGood() ? "green" : "red")
        .putObject("title")
        .put("tag", "plain_text")
        .put("content", Texts.cut(notice.title(), TITLE));
    var body = notice.body("- ", FEISHU_BYTES);
    card.putArray("elements")
        .addObject()
        .put("tag", "div")
        .putObject("text")
        .put("tag", "lark_md")
        .put("content", body.isEmpty() ? Texts.cut(notice.title(), TITLE) : body);
    return Texts.json(message);
  }

  private static String weCom(Notice notice) {
    var message = Texts.object();
    message.put("msgtype", "markdown");
    var colour = notice.isGood() ? "info" : "warning";
    var title = Texts.cut(Texts.harmless(notice.title()), TITLE);
    var head = "<font color=\"%s\">%s</font>\n".formatted(colour, title);
    message
        .putObject("markdown")
        .put("content", head + notice.body("> ", WECOM_BYTES - Texts.bytes(head)));
    return Texts.json(message);
  }

  /**
   * What the service's own code in its answer says; empty when it has none or all is well. DingTalk
   * and its like answer 200 to what they refuse.
   */
  OptionalInt refusal(String answer) {
    var field =
        switch (this) {
          case WEBHOOK, SLACK -> "";
          case DINGTALK, WECOM -> "errcode";
          case FEISHU -> "code";
        };
    if (field.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int code = JsonMapper.shared().readTree(answer).path(field).asInt(-1);
      return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
    } catch (JacksonException _) {
      return OptionalInt.of(-1);
    }
  }
}
