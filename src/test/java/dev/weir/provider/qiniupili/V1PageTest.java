package dev.weir.provider.qiniupili;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** A page of a listing is read by hand, and means what it would mean to Jackson. */
class V1PageTest {

  private static final String STREAM =
      """
      {"id": "z1.hub.main", "title": "main", "hub": "hub", "disabled": false, "disabledTill": 0,
       "publishKey": "a-key", "publishSecurity": "dynamic", "profiles": ["480p", "720p"],
       "hosts": {"publish": {"rtmp": "p.example.com"}, "live": {"hls": "l.example.com"}},
       "createdAt": "2026-01-02T03:04:05.678Z", "updatedAt": "2026-01-02T03:04:05+08:00"}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"marker\": null, \"end\": null, \"items\": null}",
        "{\"marker\": \"\", \"end\": true, \"items\": []}",
        "{\"marker\": \"next\", \"end\": false, \"unknown\": {\"a\": 1}, \"items\": [STREAM,"
            + " STREAM]}",
        "{\"items\": [{\"id\": \"z1.hub.bare\", \"hosts\": {}}]}",
        "{\"items\": [{\"id\": \"z1.hub.till\", \"hosts\": {}, \"disabledTill\": -1, \"disabled\":"
            + " true}]}",
        "{\"items\": [{\"id\": \"z1.hub.n\", \"hosts\": {}, \"title\": null, \"profiles\": null,"
            + " \"createdAt\": null}]}",
      })
  void it_means_the_same(String text) {
    var json = text.replace("STREAM", STREAM).getBytes(UTF_8);
    assertThat(PiliJson.read(json, V1Messages.Page.class))
        .isEqualTo(PiliJson.bind(json, V1Messages.Page.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"text\"",
        "not json",
        "{\"items\": {}}",
        "{\"items\": [[]]}",
        "{\"items\": [{\"id\": {}}]}",
        "{\"items\": [{\"id\": \"z1.hub.a\", \"disabledTill\": \"soon\"}]}",
      })
  void it_is_refused_alike(String text) {
    var json = text.getBytes(UTF_8);
    assertThatThrownBy(() -> PiliJson.bind(json, V1Messages.Page.class))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> PiliJson.read(json, V1Messages.Page.class))
        .isInstanceOf(JacksonException.class);
  }
}
