package dev.weir.http;

import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import dev.weir.diag.RemoteFailure.Details;
import feign.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts what went wrong with one call into words. */
record Failures(Request request) {

  /** The provider told what is wrong. */
  RemoteFailure told(Reply reply, RemoteError error, boolean effectUnknown) {
    return new RemoteFailure(
        new Details(
            operation(request),
            error.category(),
            reply.status(),
            error.code(),
            Masking.text(error.message()),
            error.requestId(),
            effectUnknown),
        error.hint());
  }

  /** There was no answer. */
  RemoteFailure broken(IOException cause, int attempts, boolean effectUnknown) {
    var times = attempts > 1 ? ", " + attempts + " times" : "";
    return silent(words(cause) + times, hint(cause), effectUnknown);
  }

  /** The run is being stopped. */
  RemoteFailure interrupted(boolean effectUnknown) {
    return silent("interrupted", Optional.empty(), effectUnknown);
  }

  /** The answer was a success that cannot be read. */
  static RemoteFailure unreadable(String operation, int status, @Nullable String why) {
    var message = "the answer cannot be read: " + Masking.text(String.valueOf(why));
    return new RemoteFailure(
        new Details(operation, Category.UNAVAILABLE, status, "", message, Optional.empty(), true),
        Optional.empty());
  }

  private RemoteFailure silent(String message, Optional<String> hint, boolean effectUnknown) {
    return new RemoteFailure(
        new Details(
            operation(request),
            Category.UNAVAILABLE,
            0,
            "",
            message,
            Optional.empty(),
            effectUnknown),
        hint);
  }

  /** Whether waiting would not help: the other side cannot be trusted. */
  static boolean isHopeless(IOException cause) {
    return root(cause) instanceof SSLException;
  }

  private String words(IOException cause) {
    var host = "`" + URI.create(request.url()).getAuthority() + "`";
    return switch (root(cause)) {
      case UnresolvedAddressException _ -> host + " is not known to the name service";
      case SSLException e -> "no trusted connection to " + host + ": " + e.getMessage();
      case HttpTimeoutException _ when cause instanceof NotSent ->
          "no connection to " + host + " in time";
      case HttpTimeoutException _ -> "no complete answer from " + host + " in time";
      default ->
          cause instanceof NotSent
              ? "no connection to " + host
              : "the connection to " + host + " broke before the answer was complete";
    };
  }

  private static Optional<String> hint(IOException cause) {
    return root(cause) instanceof UnresolvedAddressException
        ? Optional.of("check the provider's `endpoint`, and that this machine may reach it")
        : Optional.empty();
  }

  private static Throwable root(Throwable cause) {
    var root = cause;
    while (root.getCause() != null && !(root instanceof SSLException)) {
      root = root.getCause();
    }
    return root;
  }

  /** The API's name of the call, which the method of the API interface bears. */
  static String operation(Request request) {
    var template = request.requestTemplate();
    return template == null || template.methodMetadata() == null
        ? request.httpMethod() + " " + URI.create(request.url()).getPath()
        : operation(template.methodMetadata().configKey());
  }

  /** {@code PutLiveChannel} for Feign's {@code OssApi#putLiveChannel(String,Configuration)}. */
  static String operation(String configKey) {
    var method = configKey.substring(configKey.indexOf('#') + 1, configKey.indexOf('('));
    return Character.toUpperCase(method.charAt(0)) + method.substring(1);
  }
}
