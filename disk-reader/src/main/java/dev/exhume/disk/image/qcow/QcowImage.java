package dev.exhume.disk.image.qcow;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.MappedBlocks;
import dev.exhume.disk.image.part.MissingPart;
import dev.exhume.disk.image.part.PackedBlocks;
import dev.exhume.disk.image.part.Parent;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.PartName;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A disk of QEMU, versions 1 to 3 of its format, as it is now: snapshots inside are not looked at.
 */
public final class QcowImage {
  private static final String RAW = "raw";

  /** QEMU writes options of a backing file so. */
  private static final Pattern FILE_NAME =
      Pattern.compile("json:.*\"(?:file\\.)?filename\"\\s*:\\s*\"([^\"]*)\".*", Pattern.DOTALL);

  private QcowImage() {}

  public static boolean recognises(ByteSource file) throws IOException {
    return file.size() >= Integer.BYTES
        && file.read("qcow header", 0, Integer.BYTES, ByteOrder.BIG_ENDIAN).s32(0)
            == QcowHeader.MAGIC;
  }

  /** Opens a disk upon its backing files. */
  public static ImageLayer open(ByteSource file, ImageParts parts) throws IOException {
    QcowHeader header = QcowHeader.read(file);
    HeaderExtensions extensions = HeaderExtensions.read(header, file);
    if (header.has(QcowHeader.CORRUPT)) {
      parts.problem(72, "qcow: the image was marked as corrupt by whoever wrote it last");
    }
    ByteSource data = header.has(QcowHeader.EXTERNAL_DATA) ? data(extensions, parts) : file;
    Parent parent = parent(header, extensions, parts);
    ClusterTables tables = new ClusterTables(header, file, parts.cache());
    PackedBlocks packed =
        new PackedBlocks(
            header.size(),
            header.clusterBytes(),
            cluster -> tables.address(cluster << (header.clusterBits() - tables.blockBits())),
            new CompressedClusters(header, tables, data),
            parts.cache());
    ByteSource disk =
        new MappedBlocks(
            header.size(),
            1L << tables.blockBits(),
            tables,
            data,
            parent.beneath(0, header.size()),
            packed);
    return new ImageLayer(disk, Optional.empty());
  }

  private static ByteSource data(HeaderExtensions extensions, ImageParts parts) throws IOException {
    String name = extensions.dataFile().orElse("");
    Optional<ImagePart> file = parts.file(PartName.of(name));
    if (file.isPresent()) {
      return file.get().bytes();
    }
    return new MissingPart(
        "data file \"%s\" of %s is missing".formatted(name, parts.name()), Long.MAX_VALUE);
  }

  private static Parent parent(QcowHeader header, HeaderExtensions extensions, ImageParts parts)
      throws IOException {
    if (header.backingFile().isEmpty()) {
      return Parent.none();
    }
    String name = header.backingFile().get();
    Matcher options = FILE_NAME.matcher(name);
    PartName file = PartName.of(options.matches() ? options.group(1) : name);
    boolean isRaw = extensions.backingFormat().filter(RAW::equals).isPresent();
    return Parent.find(
        new ParentLink(List.of(file), Optional.empty(), Optional.empty(), isRaw), parts);
  }
}
