package dev.weir.provider.aliyunoss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Defaults;
import dev.weir.kind.Kind;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.provider.Session.SandboxAccess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OssEndpointTest {

  private static Provider settings(String endpoint, Provider.Addressing addressing) {
    return new Provider(
        endpoint,
        Optional.empty(),
        "live-demo",
        Optional.empty(),
        addressing,
        Provider.Signature.V4,
        new Provider.Limits(200, 32));
  }

  private static OssEndpoint endpoint(String host, Provider.Addressing addressing) {
    return OssEndpoint.of(settings(host, addressing), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "oss-cn-hangzhou.aliyuncs.com, VIRTUAL_HOST,"
        + " https://live-demo.oss-cn-hangzhou.aliyuncs.com, cn-hangzhou",
    "http://oss-ap-southeast-1-internal.aliyuncs.com, VIRTUAL_HOST,"
        + " http://live-demo.oss-ap-southeast-1-internal.aliyuncs.com, ap-southeast-1",
    "cn-hangzhou.oss.aliyuncs.com, VIRTUAL_HOST,"
        + " https://live-demo.cn-hangzhou.oss.aliyuncs.com, cn-hangzhou",
    "oss-accelerate.aliyuncs.com, VIRTUAL_HOST, https://live-demo.oss-accelerate.aliyuncs.com, ''",
    "live.example.com, CNAME, https://live.example.com, ''",
    "oss.example.com:8443, PATH, https://oss.example.com:8443/live-demo, ''",
    "http://127.0.0.1:18088, VIRTUAL_HOST, http://127.0.0.1:18088/live-demo, ''",
    "http://[::1]:18088, VIRTUAL_HOST, http://[::1]:18088/live-demo, ''",
    "http://localhost:1, VIRTUAL_HOST, http://localhost:1/live-demo, ''",
  })
  void the_bucket_is_where_the_settings_say(
      String host, Provider.Addressing addressing, String base, String region) {
    var endpoint = endpoint(host, addressing);

    assertThat(endpoint.base()).hasToString(base);
    assertThat(endpoint.region()).isEqualTo(region);
    assertThat(endpoint.resource(base + "/a%20b?live")).isEqualTo("/live-demo/a b");
    assertThat(endpoint.resource(base + "/?live")).isEqualTo("/live-demo/");
  }

  @ParameterizedTest
  @CsvSource({
    "oss-cn-hangzhou-internal.aliyuncs.com, VIRTUAL_HOST,"
        + " live-demo.oss-cn-hangzhou.aliyuncs.com",
    "live.example.com, CNAME, live.example.com",
    "oss.example.com:8443, VIRTUAL_HOST, live-demo.oss.example.com:8443",
    "http://127.0.0.1:18088, VIRTUAL_HOST, live-demo.127.0.0.1:18088",
  })
  void addresses_are_those_for_the_public(
      String host, Provider.Addressing addressing, String shown) {
    var endpoint = endpoint(host, addressing);

    assertThat(endpoint.publishUrl("a b")).isEqualTo("rtmp://" + shown + "/live/a b");
    assertThat(endpoint.playUrl("a b", "p.m3u8")).isEqualTo("http://" + shown + "/a b/p.m3u8");
  }

  @Test
  void a_sandbox_stands_in_for_the_endpoint_but_neither_for_the_region_nor_the_addresses() {
    var access =
        new SandboxAccess(URI.create("http://127.0.0.1:41001"), "key", Secret.of("secret"));
    var endpoint =
        OssEndpoint.of(
            settings("oss-cn-shanghai.aliyuncs.com", Provider.Addressing.VIRTUAL_HOST),
            Optional.of(access));

    assertThat(endpoint.base()).hasToString("http://127.0.0.1:41001/live-demo");
    assertThat(endpoint.resource("http://127.0.0.1:41001/live-demo/main"))
        .isEqualTo("/live-demo/main");
    assertThat(endpoint.region()).isEqualTo("cn-shanghai");
    assertThat(endpoint.publishUrl("main"))
        .isEqualTo("rtmp://live-demo.oss-cn-shanghai.aliyuncs.com/live/main");
  }

  @ParameterizedTest
  @CsvSource({
    "oss-cn-hangzhou.aliyuncs.com, v4, ''",
    "https://oss-cn-hangzhou.aliyuncs.com, v4, ''",
    "live-demo.oss-cn-hangzhou.aliyuncs.com, v4, bucket-in-endpoint at endpoint",
    "live.example.com, v4, missing-region at region",
    "live.example.com, v1, ''",
    "oss..aliyuncs.com, v1, invalid-endpoint at endpoint",
  })
  void settings_that_cannot_work_are_found_before_any_call(
      String endpoint, String signature, String expected) {
    var kind = new AliyunOssModule().settings();
    var spec =
        Value.Fields.empty(kind.shape())
            .with("endpoint", new Value.Text(endpoint))
            .with("bucket", new Value.Text("live-demo"))
            .with("signature", new Value.Text(signature));
    var findings = new Found();

    kind.check(Defaults.fill(spec, "hangzhou"), findings);

    assertThat(String.join(", ", findings.all)).isEqualTo(expected);
  }

  private static final class Found implements Kind.Findings {
    private final List<String> all = new ArrayList<>();

    @Override
    public void error(String path, String code, String message, String hint) {
      all.add(code + " at " + path);
    }

    @Override
    public void warning(String path, String code, String message, String hint) {
      all.add("warning " + code + " at " + path);
    }
  }
}
