package dev.exhume.core.analysis.host;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host.NetworkInterface;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The interfaces of Debian: stanzas in {@code /etc/network/interfaces}. */
final class DebianInterfaces {
  /** Words that start a stanza, and so end the one before. */
  private static final Set<String> STANZAS =
      Set.of("iface", "auto", "mapping", "source", "source-directory", "rename");

  private DebianInterfaces() {}

  static List<NetworkInterface> detect(Path root, Problems problems) {
    Map<String, Stanza> stanzas = new LinkedHashMap<>();
    Path directory = root.resolve("etc/network");
    Optional<TextFile> main = TextFile.read(directory.resolve("interfaces"), problems);
    main.ifPresent(file -> read(file, stanzas));
    if (main.stream()
        .flatMap(file -> file.meaningfulLines().stream())
        .anyMatch(DebianInterfaces::namesMoreFiles)) {
      Folder.files(directory.resolve("interfaces.d"), problems).stream()
          .flatMap(file -> TextFile.read(file, problems).stream())
          .forEach(file -> read(file, stanzas));
    }
    return stanzas.values().stream().map(Stanza::networkInterface).toList();
  }

  /** Other files than those of {@code interfaces.d} are hardly ever named. */
  private static boolean namesMoreFiles(TextLine line) {
    return line.stripped().startsWith("source");
  }

  private static void read(TextFile file, Map<String, Stanza> stanzas) {
    Optional<Stanza> current = Optional.empty();
    for (TextLine line : file.meaningfulLines()) {
      List<String> words = List.of(line.stripped().split("\\s+"));
      String keyword = words.get(0);
      if (keyword.equals("iface") && words.size() >= 4) {
        Stanza stanza = stanzas.computeIfAbsent(words.get(1), Stanza::new);
        stanza.start(words.get(3), line);
        current = Optional.of(stanza);
      } else if (STANZAS.contains(keyword) || keyword.startsWith("allow-")) {
        current = Optional.empty();
      } else if (words.size() >= 2) {
        current.ifPresent(stanza -> stanza.option(keyword, words, line));
      }
    }
  }

  /** All stanzas of one interface: it has one for each protocol. */
  private static final class Stanza {
    private final String name;
    private final List<String> addresses = new ArrayList<>();
    private final List<String> masks = new ArrayList<>();
    private Optional<String> method = Optional.empty();
    private Optional<String> macAddress = Optional.empty();
    private Optional<Evidence> addressEvidence = Optional.empty();
    private Optional<Evidence> firstLine = Optional.empty();

    Stanza(String name) {
      this.name = name;
    }

    void start(String how, TextLine line) {
      if (method.isEmpty()) {
        method = Optional.of(how);
        firstLine = Optional.of(line.evidence());
      }
    }

    void option(String keyword, List<String> words, TextLine line) {
      String value = words.get(1);
      switch (keyword) {
        case "address" -> {
          addresses.add(value);
          masks.add("");
          addressEvidence = addressEvidence.or(() -> Optional.of(line.evidence()));
        }
        case "netmask" -> {
          if (!masks.isEmpty()) {
            masks.set(masks.size() - 1, value);
          }
        }
        case "hwaddress" -> macAddress = Optional.of(words.get(words.size() - 1));
        default -> {
          // Gateways, routes and commands say nothing of the machine's own addresses.
        }
      }
    }

    NetworkInterface networkInterface() {
      List<String> cidrs = new ArrayList<>();
      for (int i = 0; i < addresses.size(); i++) {
        cidrs.add(CidrAddress.of(addresses.get(i), masks.get(i)));
      }
      return new NetworkInterface(
          name,
          cidrs,
          method,
          macAddress,
          addressEvidence
              .or(() -> firstLine)
              .orElseGet(() -> Evidence.file("/etc/network/interfaces")));
    }
  }
}
