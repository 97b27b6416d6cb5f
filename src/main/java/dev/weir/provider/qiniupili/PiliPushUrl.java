package dev.weir.provider.qiniupili;

import dev.weir.http.Query;
import dev.weir.kind.Secret;
import dev.weir.provider.qiniupili.PiliState.Stream;
import dev.weir.sandbox.Shelf;
import dev.weir.sandbox.World;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at pushers' URLs as the emulated PILI does: whatever the stream, or its hub, asks for must
 * be there and right.
 *
 * @param nonces the last nonce of each stream
 */
record PiliPushUrl(World world, PiliStore store, Shelf<Long> nonces) {

  private static final String TOKEN = "&token=";

  /** What a URL names. */
  record Named(String hub, String title) {}

  /**
   * Reads {@code rtmp://host/hub/title}.
   *
   * @throws IllegalArgumentException when it is no such URL
   */
  static Named name(String url) {
    var parts = uri(url).getPath().split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a push URL is rtmp://host/hub/title");
    }
    return new Named(parts[1], parts[2]);
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("this is no URL", e);
    }
  }

  /**
   * Lets a pusher in.
   *
   * @throws IllegalStateException when the URL proves nothing; the message quotes no secret
   */
  void admit(String url, Stream stream) {
    var raw = Optional.ofNullable(uri(url).getRawQuery()).orElse("");
    var query = Query.parse(raw);
    var key = Secret.of(stream.publishKey());
    switch (security(stream)) {
      case "none" -> {
        // Anybody may push.
      }
      case "static" -> check(query.first("key").equals(Optional.of(key.reveal())), "its key");
      case "dynamic" -> {
        checkToken(url, new PublishSecurity.Dynamic(key, number(query, "nonce")));
        checkNonce(stream, number(query, "nonce"));
      }
      case "expiry" -> {
        var until = Instant.ofEpochSecond(number(query, "expire"));
        checkToken(url, new PublishSecurity.Expiry(key, until));
        check(until.isAfter(world.now()), "a time that is not over");
      }
      default -> {
        var until = Instant.ofEpochSecond(number(query, "e"));
        checkToken(url, new PublishSecurity.ExpirySk(signer(query), until));
        check(until.isAfter(world.now()), "a time that is not over");
      }
    }
  }

  /** The hub's own wins; a stream without any is signed for with the account's key. */
  private String security(Stream stream) {
    var own = store.hub(stream.hub()).settings().security().publishSecurity();
    return own.isEmpty() ? stream.publishSecurity() : own;
  }

  private PiliCredentials signer(Query query) {
    var token = query.first("token").orElse("");
    return world
        .account(token.substring(0, Math.max(0, token.indexOf(':'))))
        .map(account -> new PiliCredentials(account.key(), Secret.of(account.secret())))
        .orElseThrow(() -> new IllegalStateException("the URL lacks a token of a known key"));
  }

  /** The token is that of all that stands before it. */
  private static void checkToken(String url, PublishSecurity security) {
    int at = url.indexOf(TOKEN);
    check(at >= 0, "a token");
    var uri = uri(url.substring(0, at));
    var expected = security.token(uri.getPath() + "?" + uri.getRawQuery()).orElseThrow();
    var given = Query.parse(url.substring(at + 1)).first("token");
    check(given.equals(Optional.of(expected)), "the right token");
  }

  private void checkNonce(Stream stream, long nonce) {
    var key = stream.hub() + "/" + stream.title();
    check(nonces.get(key).orElse(0L) < nonce, "a nonce greater than the last one");
    nonces.put(key, nonce);
  }

  private static long number(Query query, String name) {
    var text = query.first(name).orElse("");
    check(text.matches("[0-9]{1,18}"), "the parameter `" + name + "`");
    return Long.parseLong(text);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("the URL lacks " + what);
    }
  }
}
