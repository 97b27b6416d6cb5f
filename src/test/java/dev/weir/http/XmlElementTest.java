package dev.weir.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlElementTest {

  private static XmlElement parse(String document) {
    return XmlElement.parse(document.getBytes(UTF_8));
  }

  @Test
  void namespaces_comments_and_unknown_things_are_passed_over() {
    var root =
        parse(
            """
            <?xml version="1.0"?>
            <!-- note -->
            <o:Error xmlns:o="http://doc.oss-cn-hangzhou.aliyuncs.com" x="1">
              <o:Code>No<!-- why -->Such<![CDATA[&Channel]]></o:Code>
              <?pi?><Other><Deep/></Other>
            </o:Error>
            """);

    assertThat(root.name()).isEqualTo("Error");
    assertThat(root.textOf("Code")).isEqualTo("NoSuch&Channel");
    assertThat(root.textOf("Missing")).isEmpty();
    assertThat(root.child("Other").orElseThrow().all("Deep")).hasSize(1);
  }

  @Test
  void what_is_written_is_read_back() {
    var root =
        XmlElement.of(
            "Root",
            List.of(
                XmlElement.of("Text", "a<b> & \"c\" 'd' ]]> 频 😀"),
                XmlElement.of("Empty", ""),
                XmlElement.of("Blank", " ")));

    assertThat(XmlElement.parse(root.document())).isEqualTo(root);
    assertThat(new String(XmlElement.of("A", "1").document(), UTF_8))
        .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><A>1</A>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<a>",
        "<a></b>",
        "<a>R&D</a>",
        "<a/><b/>",
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
      })
  void anything_else_is_malformed(String document) {
    assertThatThrownBy(() -> parse(document)).isInstanceOf(XmlElement.Malformed.class);
  }

  @Test
  void a_document_that_is_nested_too_deeply_is_malformed() {
    var deep = "<a>".repeat(100_000);

    assertThatThrownBy(() -> parse(deep))
        .isInstanceOf(XmlElement.Malformed.class)
        .hasMessageContaining("nested too deeply");
  }
}
