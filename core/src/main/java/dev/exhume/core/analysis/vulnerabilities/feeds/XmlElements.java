package dev.exhume.core.analysis.vulnerabilities.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A stream of the elements of a document. Document types are left out, with what they define. */
final class XmlElements {
  /** Less than the limit of newer JDKs, which name none but their own. */
  private static final int MAX_DEPTH = 90;

  private static final int MAX_TEXT_LENGTH = 1_024;

  private final XMLStreamReader reader;
  private int depth;

  private XmlElements(XMLStreamReader reader) {
    this.reader = reader;
  }

  static XmlElements of(InputStream in) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      return new XmlElements(factory.createXMLStreamReader(new MarkupLimit(in)));
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  /** How many elements are open. */
  int depth() {
    return depth;
  }

  /** Goes to the next start of an element; empty at the end of the document. */
  boolean next() throws IOException {
    return nextWithin(0);
  }

  /**
   * Goes to the next start of an element within the one at a depth; false once that is closed.
   *
   * @param outer the {@link #depth()} of the element that is read
   */
  boolean nextWithin(int outer) throws IOException {
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth > MAX_DEPTH) {
            throw new IOException("elements are more than %d deep".formatted(MAX_DEPTH));
          }
          return true;
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
          if (depth < outer) {
            return false;
          }
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw failure(e);
    } catch (RuntimeException fault) {
      // The JDK's parser meets some malformed documents with faults of its own.
      throw new IOException("is no XML: " + fault, fault);
    }
  }

  /** The name of the element that was just started, without a prefix. */
  String name() {
    String name = reader.getLocalName();
    return name.substring(name.indexOf(':') + 1);
  }

  /** An attribute of it. */
  Optional<String> attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  /** Its text, cut where it is longer than any that matters; goes to its end. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    int outer = depth;
    try {
      while (depth >= outer && reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
          int room = MAX_TEXT_LENGTH - text.length();
          text.append(
              reader.getTextCharacters(),
              reader.getTextStart(),
              Math.min(room, reader.getTextLength()));
        }
      }
    } catch (XMLStreamException e) {
      throw failure(e);
    } catch (RuntimeException fault) {
      throw new IOException("is no XML: " + fault, fault);
    }
    return text.toString().strip();
  }

  /** Goes to the end of the element that was just started. */
  void skip() throws IOException {
    int outer = depth;
    while (nextWithin(outer)) {
      // What it holds is of no interest.
    }
  }

  private static IOException failure(XMLStreamException cause) {
    String[] lines = String.valueOf(cause.getMessage()).split("\\R", -1);
    int line = cause.getLocation() == null ? 0 : cause.getLocation().getLineNumber();
    String reason = lines[lines.length - 1].replaceFirst("^Message: ", "");
    return new IOException("line %d: %s".formatted(line, reason), cause);
  }
}
