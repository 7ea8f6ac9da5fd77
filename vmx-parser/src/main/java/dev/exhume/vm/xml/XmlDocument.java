package dev.exhume.vm.xml;

import dev.exhume.vm.MalformedDescriptorException;
import dev.exhume.vm.text.DescriptorText;
import dev.exhume.vm.text.ProblemLog;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML into elements. Document types and entities of a document's own are left out, and
 * nothing outside of it is ever read. Of a document that breaks off or breaks the rules everything
 * before that place is read, and that is told.
 */
public final class XmlDocument {
  /** Each snapshot of VirtualBox takes two. */
  private static final int MAX_DEPTH = 1_024;

  private static final int MAX_ELEMENTS = 100_000;

  /**
   * Letters that XML does not have, plainly or as references, and ampersands that start nothing.
   */
  private static final Pattern ILLEGAL =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF\\p{Cs}]"
              + "|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));"
              + "|&(?!(?:[A-Za-z][A-Za-z0-9]*|#\\d+|#[xX][0-9a-fA-F]+);)");

  private final String place;
  private final Deque<Element> open = new ArrayDeque<>();
  private @Nullable Element root;
  private int elements;

  private XmlDocument(String place) {
    this.place = place;
  }

  /**
   * Reads a document.
   *
   * @param place the file
   * @throws MalformedDescriptorException when there is not even a first element
   */
  public static Element read(byte[] bytes, String place, ProblemLog problems)
      throws MalformedDescriptorException {
    String text = DescriptorText.ofXml(bytes).text();
    XmlDocument document = new XmlDocument(place);
    Optional<Fault> fault = document.parse(text);
    if (fault.isPresent()) {
      String legal = ILLEGAL.matcher(text).replaceAll("?");
      if (!legal.equals(text)) {
        problems.add(place, fault.get().line(), "has letters that XML does not have: read as '?'");
        document = new XmlDocument(place);
        fault = document.parse(legal);
      }
    }
    if (fault.isPresent()) {
      if (document.root == null) {
        throw new MalformedDescriptorException(place, fault.get().line(), fault.get().message());
      }
      problems.add(
          place, fault.get().line(), "only what comes before is read: " + fault.get().message());
    }
    return Objects.requireNonNull(document.root);
  }

  private record Fault(int line, String message) {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // Newer JDKs stop at a depth that long chains of snapshots have; the limit here is our own.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Prefixes that nothing declares are no reason to read less.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("refers to " + systemId + ", which is not read");
        });
    return factory;
  }

  private Optional<Fault> parse(String text) {
    @Nullable XMLStreamReader reader = null;
    try {
      reader = factory().createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (open.size() == MAX_DEPTH) {
            return Optional.of(
                new Fault(line(reader), "elements are more than %d deep".formatted(MAX_DEPTH)));
          }
          if (elements == MAX_ELEMENTS) {
            return Optional.of(
                new Fault(line(reader), "there are more than %d elements".formatted(MAX_ELEMENTS)));
          }
          start(reader);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          open.pop();
        } else if (isText(event) && !open.isEmpty()) {
          open.peek().add(reader.getText());
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      return Optional.of(new Fault(line, firstLine(e)));
    } catch (RuntimeException e) {
      // The parser of the JDK has been known to stumble over bytes that it should refuse.
      int line = reader == null ? 0 : line(reader);
      return Optional.of(new Fault(line, "cannot be read as XML: " + e));
    }
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
  }

  private static int line(XMLStreamReader reader) {
    return Math.max(0, reader.getLocation().getLineNumber());
  }

  /** What the parser says, without where: that is told in words of our own. */
  private static String firstLine(XMLStreamException exception) {
    String message = String.valueOf(exception.getMessage());
    int start = message.indexOf("Message: ");
    String plain = start < 0 ? message : message.substring(start + "Message: ".length());
    return plain.lines().findFirst().orElse("cannot be read as XML");
  }

  private void start(XMLStreamReader reader) {
    Element element = new Element(local(reader.getLocalName()), line(reader));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.put(local(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
    }
    elements++;
    if (root == null) {
      root = element;
    }
    if (!open.isEmpty()) {
      open.peek().add(element);
    }
    open.push(element);
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** The file that was read. */
  String place() {
    return place;
  }
}
