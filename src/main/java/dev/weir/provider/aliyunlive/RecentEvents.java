package dev.weir.provider.aliyunlive;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells an event that came before: the service repeats a call whose answer it missed. */
final class RecentEvents {

  private static final int MOST = 10_000;

  private final Map<HashCode, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HashCode, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** Whether an event with this identity is among the last 10,000 that were kept. */
  synchronized boolean contains(String identity) {
    return seen.containsKey(digest(identity));
  }

  /** Remembers an event. */
  synchronized void keep(String identity) {
    seen.put(digest(identity), true);
  }

  private static HashCode digest(String identity) {
    return Hashing.sha256().hashString(identity, StandardCharsets.UTF_8);
  }
}
