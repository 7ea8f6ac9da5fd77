package dev.exhume.core.analysis.configuration;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML file of the dead server.
 *
 * <p>A document type is passed over: nothing that it declares is expanded, and nothing that it
 * names is fetched.
 */
public final class XmlFile {
  private static final int MAX_MEBIBYTES = 4;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_ELEMENTS = 50_000;

  private final TextFile file;
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private int elements;

  private XmlFile(TextFile file) {
    this.file = file;
  }

  /** Reads the root element; empty when there is none, and why it could not is then a problem. */
  public static Optional<XmlElement> read(Path path, Problems problems) {
    Optional<TextFile> file = TextFile.readStart(path, MAX_MEBIBYTES, problems);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return new XmlFile(file.get()).parse();
    } catch (XMLStreamException e) {
      problems.add(
          path,
          "is not well-formed XML%s"
              .formatted(
                  e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber()));
      return Optional.empty();
    }
  }

  private Optional<XmlElement> parse() throws XMLStreamException {
    // A byte order mark is no part of the text.
    String text = file.text().replaceFirst("^\uFEFF", "");
    XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
    Optional<XmlElement> root = Optional.empty();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = element(reader);
          if (open.isEmpty()) {
            root = Optional.of(element);
          } else {
            open.element().add(element);
          }
          open.push(element);
          if (open.size() > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new XMLStreamException("too many elements", reader.getLocation());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element().addText(reader.getText());
          }
        }
        default -> {}
      }
    }
    return root;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  private XmlElement element(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    String name = reader.getLocalName();
    return new XmlElement(
        name.substring(name.indexOf(':') + 1),
        attributes,
        startOfTag(name, reader.getLocation().getLineNumber()));
  }

  /** The reader knows where a tag ends; it starts where the last such name was opened. */
  private Evidence startOfTag(String name, int endLine) {
    List<TextLine> lines = file.lines();
    for (int line = Math.min(endLine, lines.size()); line > 0; line--) {
      if (lines.get(line - 1).text().contains("<" + name)) {
        return lines.get(line - 1).evidence();
      }
    }
    return file.evidence();
  }
}
