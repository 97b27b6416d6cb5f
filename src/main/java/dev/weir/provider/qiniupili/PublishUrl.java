package dev.weir.provider.qiniupili;

import static java.util.stream.Collectors.joining;

import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Addresses to push to, made without any call. Those that prove something are secrets. A push must
 * start before its URL's time and may go on afterwards.
 */
final class PublishUrl {

  private static final int SRT_PORT = 1935;
  private static final String TOKEN = "token";

  private PublishUrl() {}

  /** Where to push RTMP to, without any proof. */
  static String unsigned(String host, String hub, String title) {
    return "rtmp://" + host + "/" + hub + "/" + title;
  }

  /** Where to push SRT to, without any proof. */
  static String unsignedSrt(String host, String hub, String title) {
    return "srt://%s:%d?streamid=#!::h=%s/%s,m=publish,domain=%s"
        .formatted(host, SRT_PORT, hub, title, host);
  }

  /**
   * Where to push RTMP to, as the API's first generation has it: nothing is escaped.
   *
   * @param base without query
   * @param extra further parameters, already escaped; may be empty
   */
  static Secret first(String base, PublishSecurity security, String extra) {
    var query = new ArrayList<String>();
    security.parameter().ifPresent(p -> query.add(p.name() + "=" + p.value()));
    if (!extra.isEmpty()) {
      query.add(extra);
    }
    return Secret.of(withToken(base, String.join("&", query), security));
  }

  /**
   * Where to push to, as the API's second generation has it: parameters are sorted and escaped, and
   * those that prove something are replaced.
   *
   * @param url for RTMP or SRT, perhaps with parameters
   */
  static Secret second(String url, PublishSecurity security) {
    if (security instanceof PublishSecurity.None) {
      return Secret.of(url);
    }
    if (url.startsWith("srt:")) {
      return Secret.of(srt(url, security));
    }
    int question = url.indexOf('?');
    var base = question < 0 ? url : url.substring(0, question);
    var given = Query.parse(question < 0 ? "" : url.substring(question + 1));
    return Secret.of(withToken(base, encoded(proven(given.parameters(), security)), security));
  }

  /** The token covers the path and the query, and comes last. */
  private static String withToken(String base, String query, PublishSecurity security) {
    if (query.isEmpty()) {
      return base;
    }
    var token = security.token(URI.create(base).getPath() + "?" + query);
    return base + "?" + query + token.map(text -> "&" + TOKEN + "=" + text).orElse("");
  }

  private static List<Query.Parameter> proven(
      List<Query.Parameter> given, PublishSecurity security) {
    var own = security.parameter().orElseThrow();
    var parameters = new ArrayList<Query.Parameter>();
    boolean hasToken = security.token("").isPresent();
    given.stream()
        .filter(p -> !p.name().equals(own.name()) && !(hasToken && p.name().equals(TOKEN)))
        .forEach(parameters::add);
    parameters.add(new Query.Parameter(own.name(), own.value()));
    parameters.sort(Comparator.comparing(Query.Parameter::name));
    return parameters;
  }

  private static String encoded(List<Query.Parameter> parameters) {
    return parameters.stream()
        .map(p -> escaped(p.name()) + "=" + escaped(p.value()))
        .collect(joining("&"));
  }

  /** As forms are escaped. */
  private static String escaped(String text) {
    return Percent.encode(text).replace("%20", "+");
  }

  /** SRT has its parameters in the stream id: {@code #!::h=hub/title,name=value,…}. */
  private static String srt(String url, PublishSecurity security) {
    var authority = URI.create(url.substring(0, url.indexOf('#'))).getAuthority();
    var parts = List.of(url.substring(url.indexOf('#') + 1).split(","));
    var stream = parts.getFirst().substring("!::h=".length());
    var given =
        parts.stream().skip(1).map(PublishUrl::parameter).filter(PublishUrl::isNoMode).toList();
    var parameters = proven(given, security);
    var token = security.token("/" + stream + "?" + encoded(parameters));
    var shown = new ArrayList<>(parameters);
    shown.add(new Query.Parameter("m", "publish"));
    shown.sort(Comparator.comparing(Query.Parameter::name));
    return "srt://%s?streamid=#!::h=%s,%s%s"
        .formatted(
            authority.contains(":") ? authority : authority + ":" + SRT_PORT,
            stream,
            encoded(shown).replace('&', ','),
            token.map(text -> "," + TOKEN + "=" + text).orElse(""));
  }

  private static Query.Parameter parameter(String text) {
    int equals = text.indexOf('=');
    return new Query.Parameter(text.substring(0, equals), text.substring(equals + 1));
  }

  private static boolean isNoMode(Query.Parameter parameter) {
    return !parameter.name().equals("m");
  }
}
