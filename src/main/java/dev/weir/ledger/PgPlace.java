package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database, and the schema of our tables in it.
 *
 * @param url where it is, for JDBC; without user and password
 * @param user who connects; empty text for the driver's own choice
 * @param password what with
 * @param ssl the driver's settings of TLS
 * @param schema a plain name
 */
public record PgPlace(
    String url, String user, Secret password, Map<String, String> ssl, String schema) {

  private static final String OURS = "WEIR_PG_CONN_STR";
  private static final String TERRAFORMS = "PG_CONN_STR";
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final Pattern PAIR =
      Pattern.compile("\\s*([a-z_]+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|[^\\s']+)");
  private static final Pattern SSL = Pattern.compile("ssl(mode|rootcert|cert|key)");

  /**
   * The database that the environment names. Its connection string is a secret, so no manifest can
   * hold it.
   *
   * @param schema the schema that a manifest names; the environment comes before
   * @throws Refused when there is no connection string, or it cannot be understood
   */
  public static PgPlace of(
      Optional<String> schema, Function<String, Optional<String>> environment) {
    var variable =
        environment.apply(OURS).filter(text -> !text.isEmpty()).isPresent() ? OURS : TERRAFORMS;
    var text = environment.apply(variable).filter(string -> !string.isEmpty());
    var settings = settings(variable, text.orElseThrow(PgPlace::notNamed));
    var name = environment.apply("PG_SCHEMA_NAME").filter(s -> !s.isEmpty()).or(() -> schema);
    return place(variable, settings, name.orElse("weir"));
  }

  private static PgPlace place(String variable, Map<String, String> settings, String schema) {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new Refused(
          Diagnostic.error("ledger-settings", "`" + schema + "` is no name of a schema")
              .hint("it may hold lower-case letters, digits and underscores"));
    }
    var left = new LinkedHashMap<>(settings);
    var user = Optional.ofNullable(left.remove("user")).orElse("");
    var password = Optional.ofNullable(left.remove("password")).orElse("");
    var host = Optional.ofNullable(left.remove("host")).orElse("localhost");
    var port = Optional.ofNullable(left.remove("port")).orElse("5432");
    var database = Optional.ofNullable(left.remove("dbname")).orElse(user);
    left.remove("connect_timeout");
    left.remove("application_name");
    for (var name : left.keySet()) {
      if (!SSL.matcher(name).matches()) {
        throw malformed(variable, "has a setting that is not understood: `" + name + "`");
      }
    }
    if (!host.matches("[A-Za-z0-9.:_\\[\\]-]+") || !port.matches("[0-9]{1,5}")) {
      throw malformed(variable, "has a host or port that is none");
    }
    var path = URLEncoder.encode(database, StandardCharsets.UTF_8);
    var url = "jdbc:postgresql://" + host + ":" + port + "/" + path;
    return new PgPlace(url, user, Secret.of(password), Map.copyOf(left), schema);
  }

  private static Map<String, String> settings(String variable, String text) {
    return text.matches("postgres(ql)?://.*") ? fromUri(variable, text) : fromPairs(variable, text);
  }

  private static Map<String, String> fromUri(String variable, String text) {
    try {
      var uri = new URI(text);
      var settings = new LinkedHashMap<String, String>();
      put(settings, "host", uri.getHost());
      put(settings, "port", uri.getPort() < 0 ? null : Integer.toString(uri.getPort()));
      put(settings, "dbname", uri.getRawPath().replaceFirst("^/", ""));
      var login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
      put(settings, "user", login[0]);
      put(settings, "password", login.length > 1 ? login[1] : null);
      for (var pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
        var halves = pair.split("=", 2);
        put(settings, halves[0], halves.length > 1 ? halves[1] : null);
      }
      return settings;
    } catch (URISyntaxException _) {
      throw malformed(variable, "is no address");
    }
  }

  private static void put(Map<String, String> settings, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      settings.put(name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
  }

  private static Map<String, String> fromPairs(String variable, String text) {
    var settings = new LinkedHashMap<String, String>();
    var pair = PAIR.matcher(text.strip());
    int end = 0;
    while (pair.find() && pair.start() == end) {
      var value = pair.group(2);
      var plain = value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
      settings.put(pair.group(1), plain.replaceAll("\\\\(.)", "$1"));
      end = pair.end();
    }
    if (end != text.strip().length() || settings.isEmpty()) {
      throw malformed(variable, "is neither an address nor a list of settings");
    }
    return settings;
  }

  private static Refused notNamed() {
    return new Refused(
        Diagnostic.error(
                "ledger-settings", "the ledger's backend is `postgres`, yet nothing says where")
            .hint("set `" + OURS + "` or `" + TERRAFORMS + "`: postgres://user:password@host/db"));
  }

  /** The string itself is a secret, so it is never quoted. */
  private static Refused malformed(String variable, String why) {
    return new Refused(
        Diagnostic.error("ledger-settings", "`" + variable + "` " + why)
            .hint("for instance postgres://user:password@host:5432/db?sslmode=verify-full"));
  }

  Properties properties() {
    var properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    properties.setProperty("password", password.reveal());
    properties.setProperty("ApplicationName", "weir");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    ssl.forEach(properties::setProperty);
    return properties;
  }

  /** Where it is, for people. */
  String describe(String stack) {
    return url.substring("jdbc:".length()) + "#" + schema + "/" + stack;
  }
}
