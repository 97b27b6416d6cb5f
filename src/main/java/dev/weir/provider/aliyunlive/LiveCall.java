package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.weir.http.Query;
import dev.weir.sandbox.Call;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request as the gateway reads it: a parameter may stand in the query or in a form, and the
 * operation in a parameter or in a header.
 *
 * @param call as it arrived
 * @param query decoded
 * @param parameters query and form together
 */
record LiveCall(Call call, Query query, SortedMap<String, String> parameters) {

  private static final String FORM = "application/x-www-form-urlencoded";

  LiveCall {
    parameters = Collections.unmodifiableSortedMap(parameters);
  }

  /**
   * Reads a request.
   *
   * @throws LiveRefusal when query or form are not percent-encoded UTF-8
   */
  static LiveCall of(Call call) {
    try {
      var query = Query.parse(call.rawQuery());
      var parameters = new TreeMap<String, String>();
      form(call).parameters().forEach(p -> parameters.put(p.name(), p.value()));
      query.parameters().forEach(p -> parameters.put(p.name(), p.value()));
      return new LiveCall(call, query, parameters);
    } catch (IllegalArgumentException e) {
      throw new LiveRefusal(
          400, "InvalidParameter", "The specified parameter is not valid: " + e.getMessage());
    }
  }

  private static Query form(Call call) {
    boolean isForm =
        call.header("Content-Type")
            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
            .isPresent();
    return Query.parse(isForm ? new String(call.body(), UTF_8) : "");
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /** Whether it is signed in its headers. */
  boolean isVersion3() {
    return authorization().startsWith(SignatureV3.ALGORITHM);
  }

  String authorization() {
    return call.header("Authorization").orElse("");
  }

  /** The operation it asks for; empty when it does not say. */
  String action() {
    return routing("x-acs-action", "Action");
  }

  /** The version of the API it was written for; empty when it does not say. */
  String version() {
    return routing("x-acs-version", "Version");
  }

  /** Legacy clients send the headers with either signature, so parameters go first in version 1. */
  private String routing(String header, String parameter) {
    var inHeader = call.header(header);
    var inParameters = parameter(parameter);
    return (isVersion3() ? inHeader.or(() -> inParameters) : inParameters.or(() -> inHeader))
        .orElse("");
  }

  /** Whether the answer is to be XML. */
  boolean wantsXml() {
    var format = parameter("Format").map(text -> text.toUpperCase(Locale.ROOT));
    return isVersion3() ? format.equals(Optional.of("XML")) : !format.equals(Optional.of("JSON"));
  }

  boolean isFormatKnown() {
    return parameter("Format")
        .map(text -> text.equalsIgnoreCase("JSON") || text.equalsIgnoreCase("XML"))
        .orElse(true);
  }

  /** Headers by lower-case name; those that come twice are joined. */
  SortedMap<String, String> headers() {
    return call.headers().stream()
        .collect(
            toMap(
                header -> header.name().toLowerCase(Locale.ROOT),
                header -> header.value().strip(),
                (first, second) -> first + "," + second,
                TreeMap<String, String>::new));
  }
}
