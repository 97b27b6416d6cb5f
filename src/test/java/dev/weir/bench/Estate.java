package dev.weir.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is declared, in as many resources as wanted: attributes and references as people set them.
 */
enum Estate {

  /** OSS channels: a listing lacks the target, so each costs a call. */
  CHANNELS("OSS channels") {
    @Override
    String document(int i) {
      return channel(i);
    }

    @Override
    List<String> providers(Map<String, URI> endpoints, Optional<Integer> concurrency) {
      return List.of(oss(endpoints, concurrency));
    }

    @Override
    long leastCalls(int size) {
      return pages(size, 1_000) + size;
    }
  },

  /** Fixed relays at Volcengine, nine to a stream of PILI: listings tell everything. */
  RELAYS("relays and their PILI streams") {
    @Override
    String document(int i) {
      return i % 10 == 0 ? stream(i) : relay(i, i - i % 10);
    }

    @Override
    List<String> providers(Map<String, URI> endpoints, Optional<Integer> concurrency) {
      return List.of(pili(endpoints, concurrency), volc(endpoints, concurrency));
    }

    @Override
    long leastCalls(int size) {
      return pages(pages(size, 10), 100) + pages(size, DOMAIN);
    }
  },

  /** All four providers. */
  MIXTURE("mixture of all four") {
    @Override
    String document(int i) {
      return switch (i % 10) {
        case 0, 1 -> stream(i);
        case 2, 3, 4 -> relay(i, i - i % 10);
        case 5 -> rule(i);
        default -> channel(i);
      };
    }

    @Override
    List<String> providers(Map<String, URI> endpoints, Optional<Integer> concurrency) {
      return List.of(
          oss(endpoints, concurrency),
          pili(endpoints, concurrency),
          volc(endpoints, concurrency),
          live(endpoints, concurrency));
    }

    @Override
    long leastCalls(int size) {
      long channels = size / 10 * 4L + Math.max(0, size % 10 - 6);
      long streams = size / 10 * 2L + Math.min(2, size % 10);
      return pages(channels, 1_000)
          + channels
          + pages(streams, 100)
          + pages(size, DOMAIN)
          + rulePages(size);
    }
  };

  /** The key of every stream of PILI is taken from here. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "WEIR_SECRET_PUBLISH_KEY", "a-key-of-the-benchmarks",
          "ALIBABA_CLOUD_ACCESS_KEY_ID", "weir-sandbox-key",
          "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "weir-sandbox-secret",
          "QINIU_ACCESS_KEY", "weir-sandbox-key",
          "QINIU_SECRET_KEY", "weir-sandbox-secret",
          "VOLC_ACCESSKEY", "weir-sandbox-key",
          "VOLC_SECRETKEY", "weir-sandbox-secret");

  /** Resources of one file, and of one domain, since people keep both small. */
  private static final int FILE = 250;

  private static final int DOMAIN = 500;

  private final String words;

  Estate(String words) {
    this.words = words;
  }

  /** What a reader of the table is told. */
  String words() {
    return words;
  }

  abstract String document(int i);

  /** The calls that a refresh costs at the least, by the provider's paging. */
  abstract long leastCalls(int size);

  /** Writes everything but the providers. */
  void write(Path folder, int size) throws IOException {
    Files.createDirectories(folder);
    for (int from = 0; from < size; from += FILE) {
      var text = new StringBuilder(FILE * 300);
      for (int i = from; i < Math.min(size, from + FILE); i++) {
        text.append(i == from ? "" : "---\n").append(document(i));
      }
      Files.writeString(folder.resolve("event-%04d.yaml".formatted(from / FILE)), text);
    }
  }

  /**
   * Writes the stack and the providers that its resources belong to.
   *
   * @param endpoints where each is, by its name
   * @param concurrency calls that the limits allow at the same time, with rates that are never
   *     reached; empty for the limits that accounts have when nobody says otherwise
   */
  void writeProviders(Path folder, Map<String, URI> endpoints, Optional<Integer> concurrency)
      throws IOException {
    Files.createDirectories(folder);
    var stack =
        """
        apiVersion: weir/v1
        kind: Stack
        metadata: {name: bench}
        """;
    var documents = Stream.concat(Stream.of(stack), providers(endpoints, concurrency).stream());
    Files.writeString(
        folder.resolve("providers.yaml"), documents.collect(Collectors.joining("---\n")));
  }

  /** What its resources belong to. */
  abstract List<String> providers(Map<String, URI> endpoints, Optional<Integer> concurrency);

  private static String oss(Map<String, URI> endpoints, Optional<Integer> concurrency) {
    var where = "endpoint: %s, region: cn-shanghai, bucket: cup-final";
    var limits = limits("requestsPerSecond: 10000", concurrency);
    return provider("oss", "aliyun-oss", where + limits, endpoints);
  }

  private static String pili(Map<String, URI> endpoints, Optional<Integer> concurrency) {
    var limits = limits("requestsPerSecond: 10000", concurrency);
    return provider("pili", "qiniu-pili", "apiHost: %s, hub: cup-final" + limits, endpoints);
  }

  private static String volc(Map<String, URI> endpoints, Optional<Integer> concurrency) {
    var limits = limits("requestsPerSecond: 1000", concurrency);
    return provider("volc", "volcengine-live", "endpoint: %s" + limits, endpoints);
  }

  private static String live(Map<String, URI> endpoints, Optional<Integer> concurrency) {
    var limits = limits("readsPerSecond: 1000, writesPerSecond: 1000", concurrency);
    return provider("live", "aliyun-live", "endpoint: %s, region: cn-shanghai" + limits, endpoints);
  }

  /** A provider document; the endpoint goes where its settings have a place for it. */
  private static String provider(
      String name, String api, String settings, Map<String, URI> endpoints) {
    return """
    apiVersion: %s/v1
    kind: Provider
    metadata: {name: %s}
    spec: {%s}
    """
        .formatted(api, name, settings.formatted("\"" + endpoints.get(api) + "\""));
  }

  private static String limits(String rates, Optional<Integer> concurrency) {
    return concurrency
        .map(calls -> ", limits: {%s, concurrency: %d}".formatted(rates, calls))
        .orElse("");
  }

  private static String channel(int i) {
    return """
    apiVersion: aliyun-oss/v1
    kind: Channel
    metadata: {name: stage-%1$06d}
    spec:
      provider: oss
      description: Stage %1$d, main programme
      target: {playlistName: stage-%1$d.m3u8, fragCount: 3, fragDuration: 2s}
    lifecycle: {protect: true}
    """
        .formatted(i);
  }

  private static String stream(int i) {
    return """
    apiVersion: qiniu-pili/v1
    kind: Channel
    metadata: {name: backup-%06d}
    spec:
      provider: pili
      publishSecurity: dynamic
      publishKey: {fromEnv: WEIR_SECRET_PUBLISH_KEY}
    """
        .formatted(i);
  }

  private static String relay(int i, int source) {
    return """
    apiVersion: volcengine-live/v1
    kind: FixedRelay
    metadata: {name: relay-%1$06d}
    spec:
      provider: volc
      domain: pull-%2$d.example.com
      app: live
      stream: stage-%1$d
      srcAddrs:
        - rtmp://origin-a.example.org:1935/live/stage-%1$d
        - ${Channel.backup-%3$06d.rtmpPlayUrl}
      startTime: 2030-12-31T19:00:00+08:00
      endTime: 2031-01-01T00:30:00+08:00
    """
        .formatted(i, i / DOMAIN, source);
  }

  private static String rule(int i) {
    return """
    apiVersion: aliyun-live/v1
    kind: RecordRule
    metadata: {name: record-%1$06d}
    spec:
      provider: live
      domain: play-%2$d.example.com
      app: live
      stream: stage-%1$d
      ossEndpoint: oss-cn-shanghai.aliyuncs.com
      ossBucket: ${Provider.oss.bucket}
      formats: [{format: m3u8}, {format: mp4, cycleDuration: 30m}]
    """
        .formatted(i, i / (10 * DOMAIN));
  }

  /** Thirty rules a page; rules of one domain come from ten times as many resources. */
  private static long rulePages(int size) {
    long calls = 0;
    for (int from = 0; from < size; from += 10 * DOMAIN) {
      int rules = (Math.min(size - from, 10 * DOMAIN) + 4) / 10;
      calls += pages(rules, 30);
    }
    return calls;
  }

  static long pages(long items, long page) {
    return (items + page - 1) / page;
  }

  static List<Estate> all() {
    return List.of(values());
  }
}
