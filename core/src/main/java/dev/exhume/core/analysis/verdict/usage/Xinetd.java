package dev.exhume.core.analysis.verdict.usage;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The configuration of xinetd: blocks of attributes, one for each server. */
public final class Xinetd {
  private static final Pattern BLOCK = Pattern.compile("(service\\s+(\\S+)|defaults)\\s*\\{?");
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*[+-]?=\\s*(.*)");
  private static final Splitter WORDS = Splitter.onPattern("\\s+").omitEmptyStrings();

  private Xinetd() {}

  /** The servers that are switched on. */
  public static List<InnerServer> servers(Path root, Problems problems) {
    List<Block> blocks =
        files(root, problems)
            .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
            .flatMap(file -> blocks(file).stream())
            .toList();
    List<String> disabled = listed(blocks, "disabled");
    List<String> enabled = listed(blocks, "enabled");
    return blocks.stream()
        .filter(block -> !block.isDefaults() && !block.isSwitchedOff())
        .filter(block -> !disabled.contains(block.id()))
        .filter(block -> enabled.isEmpty() || enabled.contains(block.id()))
        .map(Block::server)
        .toList();
  }

  /** Xinetd passes over names with a dot or a tilde at the end. */
  private static Stream<Path> files(Path root, Problems problems) {
    Stream<Path> included =
        Folder.files(root.resolve("etc/xinetd.d"), problems).stream()
            .filter(file -> !file.getFileName().toString().contains("."))
            .filter(file -> !file.getFileName().toString().endsWith("~"));
    return Stream.concat(Stream.of(root.resolve("etc/xinetd.conf")), included);
  }

  private static List<Block> blocks(TextFile file) {
    List<Block> blocks = new ArrayList<>();
    for (TextLine line : file.meaningfulLines()) {
      Matcher start = BLOCK.matcher(line.stripped());
      Matcher attribute = ATTRIBUTE.matcher(line.stripped());
      if (start.matches()) {
        blocks.add(new Block(Optional.ofNullable(start.group(2)), line, new HashMap<>()));
      } else if (attribute.matches() && !blocks.isEmpty()) {
        Block block = blocks.get(blocks.size() - 1);
        block.attributes.merge(attribute.group(1), attribute.group(2), (a, b) -> a + " " + b);
      }
    }
    return blocks;
  }

  private static List<String> listed(List<Block> blocks, String attribute) {
    return blocks.stream()
        .filter(Block::isDefaults)
        .flatMap(block -> block.attribute(attribute).stream())
        .flatMap(WORDS::splitToStream)
        .toList();
  }

  /**
   * One block.
   *
   * @param name of the service; empty for the defaults of all
   */
  private record Block(Optional<String> name, TextLine start, Map<String, String> attributes) {
    boolean isDefaults() {
      return name.isEmpty();
    }

    boolean isSwitchedOff() {
      return attribute("disable").map(Ascii::toLowerCase).filter("yes"::equals).isPresent();
    }

    String id() {
      return attribute("id").or(() -> name).orElse("");
    }

    InnerServer server() {
      return new InnerServer(name.orElse(""), attribute("server"), start.evidence());
    }

    private Optional<String> attribute(String attribute) {
      return Optional.ofNullable(attributes.get(attribute));
    }
  }
}
