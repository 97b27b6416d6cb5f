package dev.weir.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;

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

  /** What documents of all sorts are made of. */
  private static final List<String> PIECES =
      List.of(
          ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>|<a>|</a>|<a>|</a>|<b2>|</b2>|<b2>|</b2>|<c/>"
                  + "|text| |\n|\t|频 😀|&amp;|&lt;|&gt;|&quot;|&apos;|;|\"|]|>|&|&#65;|&x;|]]>|\r\n"
                  + "|\u0001|\u0085|\uFFFD|\uFFFE|<d e='f'/>|<a >|<-a/>|<|<!-- c -->|<?pi?>"
                  + "|<![CDATA[<x>]]>|<!DOCTYPE a>")
              .split("\\|"));

  @Test
  void a_document_means_what_it_means_to_another_parser() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setCoalescing(true);
    var parser = factory.newDocumentBuilder();
    parser.setErrorHandler(null);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      var text = document(random);
      var expected = expected(parser, text);
      var what = "%s (seed %d)".formatted(text, seed);
      if (expected.isPresent()) {
        assertThat(parse(text)).as(what).isEqualTo(expected.get());
        read++;
      } else {
        assertThatThrownBy(() -> parse(text)).as(what).isInstanceOf(XmlElement.Malformed.class);
      }
    }
    assertThat(read).isBetween(500, 4_500);
  }

  /** Mostly well-formed, now and then with a piece too much or one too few. */
  private static String document(Random random) {
    var document = new StringBuilder(random.nextBoolean() ? PIECES.getFirst() : "");
    document.append("<a>");
    for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
      var piece = PIECES.get(random.nextInt(PIECES.size()));
      boolean tag = piece.matches("<[ab]2?>") && random.nextInt(5) > 0;
      document.append(tag ? piece + "x" + piece.replace("<", "</") : piece);
    }
    return document.append(random.nextInt(8) > 0 ? "</a>" : "").toString();
  }

  private static Optional<XmlElement> expected(DocumentBuilder parser, String document)
      throws Exception {
    try {
      var bytes = new ByteArrayInputStream(document.getBytes(UTF_8));
      return Optional.of(element(parser.parse(bytes).getDocumentElement()));
    } catch (SAXException _) {
      return Optional.empty();
    }
  }

  private static XmlElement element(Element element) {
    var text = new StringBuilder();
    var children = new ArrayList<XmlElement>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(element(child));
      } else if (node instanceof Text words) {
        text.append(words.getData());
      }
    }
    return new XmlElement(element.getTagName(), text.toString(), children);
  }
}
