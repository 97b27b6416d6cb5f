package dev.weir.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainXmlTest {

  /** What documents of all sorts are made of. */
  private static final List<String> PIECES =
      List.of(
          ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>|<a>|</a>|<a>|</a>|<b2>|</b2>|<b2>|</b2>|<c/>"
                  + "|text| |\n|\t|频 😀|&amp;|&lt;|&gt;|&quot;|&apos;|;|\"|]|>|&|&#65;|&x;|]]>|\r\n"
                  + "|\u0001|\u0085|\uFFFD|\uFFFE|<d e='f'/>|<a >|<o:a>|<-a/>|<|<!-- c -->|<?pi?>"
                  + "|<![CDATA[<x>]]>|<!DOCTYPE a>")
              .split("\\|"));

  private static XmlElement plain(String document) {
    return PlainXml.read(document.getBytes(UTF_8)).orElseThrow();
  }

  @Test
  void elements_and_text_are_read() {
    var root =
        plain(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Channel>
              <Name>a &lt;b&gt; &amp; &quot;频&quot; 😀</Name><Empty></Empty><None/>
              <Target><Type>HLS</Type></Target>
            </Channel>
            """);

    assertThat(root.textOf("Name")).isEqualTo("a <b> & \"频\" 😀");
    assertThat(root.child("Empty")).contains(XmlElement.of("Empty", ""));
    assertThat(root.child("None")).contains(XmlElement.of("None", ""));
    assertThat(root.child("Target").orElseThrow().textOf("Type")).isEqualTo("HLS");
  }

  @Test
  void what_is_written_here_is_plain() {
    var root = XmlElement.of("A", List.of(XmlElement.of("B", "a<b>&]]>"), XmlElement.of("C", "")));

    assertThat(PlainXml.read(root.document())).contains(root);
  }

  @Test
  void a_document_means_the_same_to_both_parsers() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    int plain = 0;
    for (int i = 0; i < 20_000; i++) {
      var document = document(random).getBytes(UTF_8);
      var read = PlainXml.read(document);
      if (read.isPresent()) {
        assertThat(read.get())
            .as("%s (seed %d)", new String(document, UTF_8), seed)
            .isEqualTo(XmlElement.parseAny(document));
        plain++;
      }
    }
    assertThat(plain).isGreaterThan(1000);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a b='c'/>",
        "<a>&#65;</a>",
        "<a>\r\n</a>",
        "<a><!-- --></a>",
        "<!DOCTYPE a><a/>"
      })
  void the_rest_is_left_to_the_other_parser(String document) {
    assertThat(PlainXml.read(document.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void what_is_not_in_UTF_8_is_left_to_the_other_parser() {
    assertThat(PlainXml.read(new byte[] {'<', 'a', '>', (byte) 0xE9, '<', '/', 'a', '>'}))
        .isEmpty();
  }
}
