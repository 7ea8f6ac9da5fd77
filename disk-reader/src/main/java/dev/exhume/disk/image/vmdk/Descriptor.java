package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.PartName;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text that says what a disk is made of, in a file of its own or inside of an extent.
 *
 * <pre>
 * # Disk DescriptorFile
 * version=1
 * encoding="UTF-8"
 * CID=9a17fa6d
 * parentCID=ffffffff
 * createType="twoGbMaxExtentSparse"
 * parentFileNameHint="base.vmdk"
 * RW 4192256 SPARSE "disk-s001.vmdk"
 * ddb.adapterType = "lsilogic"
 * </pre>
 *
 * <p>Only the extents are vital. Keys may be in any case and any order, with or without blanks and
 * quotes.
 *
 * @param contentId {@code CID}: eight digits that change when the disk does
 * @param parentContentId {@code parentCID}, absent in a disk that has no parent
 * @param parentHint {@code parentFileNameHint}, where the parent was
 * @param charset what names are written in
 */
record Descriptor(
    Optional<String> contentId,
    Optional<String> parentContentId,
    Optional<String> parentHint,
    List<ExtentLine> extents,
    Charset charset) {
  /** A disk of 8 TB in pieces of 2 GB has four thousand extents. */
  static final int MAX_BYTES = 1 << 20;

  private static final int MAX_EXTENTS = 8192;
  private static final String NO_PARENT = "ffffffff";
  private static final Set<String> KEYS = Set.of("version", "cid", "createtype");

  Descriptor {
    extents = List.copyOf(extents);
  }

  /** Whether this is a descriptor: it has an extent, and says one more thing of a disk. */
  static boolean matches(byte[] start) {
    List<String> lines = DescriptorText.decode(start).lines();
    return lines.stream().anyMatch(ExtentLine::matches)
        && lines.stream().anyMatch(line -> KEYS.contains(key(line)));
  }

  static Descriptor read(Bytes bytes) throws MalformedDataException {
    DescriptorText text = DescriptorText.decode(bytes.copy(0, bytes.size()));
    Map<String, String> values = new HashMap<>();
    List<ExtentLine> extents = new ArrayList<>();
    for (String line : text.lines()) {
      if (ExtentLine.matches(line)) {
        extents.add(
            ExtentLine.of(line)
                .orElseThrow(() -> bytes.malformed(0, "\"%s\" is no extent".formatted(line))));
      } else if (!line.startsWith("#") && line.indexOf('=') > 0) {
        values.put(key(line), value(line));
      }
    }
    long sectors = 0;
    for (ExtentLine extent : extents) {
      sectors += extent.sectors();
      if (sectors > ExtentLine.MAX_SECTORS) {
        throw bytes.malformed(0, "its extents have more than 2^53 sectors");
      }
    }
    if (extents.isEmpty() || extents.size() > MAX_EXTENTS) {
      throw bytes.malformed(
          0, "it names %d extents, not 1 to %d".formatted(extents.size(), MAX_EXTENTS));
    }
    return new Descriptor(
        contentId(values, "cid"),
        contentId(values, "parentcid").filter(id -> !id.equals(NO_PARENT)),
        Optional.ofNullable(values.get("parentfilenamehint")).filter(hint -> !hint.isEmpty()),
        extents,
        text.charset());
  }

  /** The disk that this one holds the changes to. */
  Optional<ParentLink> parent() {
    if (parentContentId.isEmpty() && parentHint.isEmpty()) {
      return Optional.empty();
    }
    List<PartName> names = parentHint.stream().map(hint -> new PartName(hint, charset)).toList();
    return Optional.of(new ParentLink(names, parentContentId));
  }

  private static String key(String line) {
    int equals = line.indexOf('=');
    return equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
  }

  private static String value(String line) {
    String value = line.substring(line.indexOf('=') + 1).strip();
    int end = value.endsWith("\"") && value.length() > 1 ? value.length() - 1 : value.length();
    return value.startsWith("\"") ? value.substring(1, end) : value;
  }

  private static Optional<String> contentId(Map<String, String> values, String key) {
    String digits = values.getOrDefault(key, "");
    if (!digits.matches("[0-9A-Fa-f]{1,8}")) {
      return Optional.empty();
    }
    return Optional.of("%08x".formatted(Integer.parseUnsignedInt(digits, 16)));
  }
}
