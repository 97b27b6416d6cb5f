package dev.weir.provider.qiniupili;

import static java.util.stream.Collectors.joining;

import dev.weir.http.Hmac;
import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Signs play URLs, for domains that are set to check a time and an MD5 digest.
 *
 * <p>See https://developer.qiniu.com/pili/9901/domain-play-security.
 *
 * @param key one of the domain's two keys
 * @param rule what is digested: text with {@code $(key)}, {@code $(path)}, {@code $(streamKey)},
 *     {@code $(streamTitle)}, {@code $(path_1)} and {@code $(_parameter)} in it
 * @param timePart parameter that carries the time
 * @param timeBase in which base, 2 to 36
 * @param signPart parameter that carries the digest
 */
record PlaySignature(Secret key, String rule, String timePart, int timeBase, String signPart) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\(([^)]*)\\)");

  /**
   * A URL with time and digest.
   *
   * @param time from when, or until when, it is good: that is up to the domain
   * @throws IllegalArgumentException when the rule names what the URL does not have
   */
  Secret sign(String url, Instant time) {
    int question = url.indexOf('?');
    var base = question < 0 ? url : url.substring(0, question);
    var given = Query.parse(question < 0 ? "" : url.substring(question + 1));
    var parameters = new ArrayList<Query.Parameter>();
    given.parameters().stream()
        .filter(p -> !p.name().equals(timePart) && !p.name().equals(signPart))
        .forEach(parameters::add);
    parameters.add(new Query.Parameter(timePart, Long.toString(time.getEpochSecond(), timeBase)));
    var digest = digest(URI.create(base).getPath(), parameters);
    parameters.add(new Query.Parameter(signPart, digest));
    parameters.sort(Comparator.comparing(Query.Parameter::name));
    return Secret.of(base + "?" + encoded(parameters));
  }

  private String digest(String path, List<Query.Parameter> parameters) {
    var variables = variables(path, parameters);
    var text = VARIABLE.matcher(rule).replaceAll(match -> value(match, variables));
    return HexFormat.of().formatHex(Hmac.md5(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String value(MatchResult match, Map<String, String> variables) {
    return Optional.ofNullable(variables.get(match.group(1)))
        .map(java.util.regex.Matcher::quoteReplacement)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the rule names `" + match.group() + "`, which is not there"));
  }

  private Map<String, String> variables(String path, List<Query.Parameter> parameters) {
    var variables = new HashMap<String, String>();
    var stream = withoutExtension(path.substring(1));
    variables.put("key", key.reveal());
    variables.put("path", path);
    variables.put("streamKey", stream);
    variables.put("streamTitle", stream.substring(stream.indexOf('/') + 1));
    var levels = path.split("/");
    for (int i = 1; i < levels.length; i++) {
      variables.put("path_" + i, levels[i]);
    }
    parameters.forEach(p -> variables.putIfAbsent("_" + p.name(), p.value()));
    return variables;
  }

  private static String withoutExtension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
  }

  private static String encoded(List<Query.Parameter> parameters) {
    return parameters.stream()
        .map(p -> Percent.encode(p.name()) + "=" + Percent.encode(p.value()))
        .collect(joining("&"));
  }
}
