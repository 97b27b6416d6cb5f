package dev.weir.provider.volcenginelive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** A page of fixed relays is read by hand, and means what it would mean to Jackson. */
class RelayPageTest {

  private static RelaySourceV4.Page bound(String json) {
    return LiveWire.JSON.readValue(json, RelaySourceV4.Page.class);
  }

  private static RelaySourceV4.Page read(String json) {
    return RelaySourceV4.Page.of(LiveWire.JSON.readTree(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"List\": null, \"Pagination\": null}",
        "{\"List\": [], \"Pagination\": {}}",
        """
        {"Other": 1, "Pagination": {"PageCur": 1, "PageSize": 500, "PageTotal": 2, "TotalCount": 501},
         "List": [{"Domain": "d", "App": "a", "Stream": "s", "SrcAddrS": ["rtmp://x/a/s", "http://y"],
                   "StartTime": 1798714800, "EndTime": 0, "TaskId": "t"},
                  {"Domain": "d", "App": "a", "Stream": "t", "SrcAddrS": null, "StartTime": null},
                  {}]}
        """,
        "{\"List\": [{\"Stream\": 7, \"StartTime\": \"12\"}], \"Pagination\": {\"TotalCount\":"
            + " \"3\"}}",
      })
  void it_means_the_same(String json) {
    assertThat(read(json)).isEqualTo(bound(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"List\": {}}",
        "{\"List\": [[]]}",
        "{\"List\": [{\"Stream\": {}}]}",
        "{\"List\": [{\"StartTime\": \"soon\"}]}",
        "{\"List\": [{\"SrcAddrS\": \"rtmp://x\"}]}",
        "{\"Pagination\": []}",
      })
  void it_is_refused_alike(String json) {
    assertThatThrownBy(() -> bound(json)).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
  }

  @Test
  void a_question_for_a_page_is_what_jackson_makes_of_it() {
    var page = new RelaySourceV4.PageOf("pull.example.com", 2, 500);
    assertThat(LiveWire.JSON.writeValueAsString(page.json()))
        .isEqualTo(LiveWire.JSON.writeValueAsString(page));
  }
}
