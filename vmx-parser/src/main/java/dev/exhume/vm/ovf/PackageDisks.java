package dev.exhume.vm.ovf;

import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.DiskLayer;
import dev.exhume.vm.DiskPlace;
import dev.exhume.vm.DiskPlace.Compression;
import dev.exhume.vm.FileExtent;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.place.DiskFiles;
import dev.exhume.vm.place.ExtentStream;
import dev.exhume.vm.text.ProblemLog;
import dev.exhume.vm.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The disks of a package, and the files that they are read from. */
final class PackageDisks {
  /** {@code ovf:/disk/vmdisk1}, and {@code /disk/vmdisk1} of OVF 0.9. */
  private static final Pattern RESOURCE = Pattern.compile("(?:ovf:)?/(disk|file)/(.+)");

  private static final int MAX_LAYERS = 300;

  /** Of all disks together, so that a few references cannot ask for endless searches. */
  private static final int MAX_PIECES = 50_000;

  private static final int GZIP_MAGIC = 0x1F8B;

  private final String place;
  private final PackageFiles files;
  private final ProblemLog problems;
  private final Map<String, Element> references = new HashMap<>();
  private final Map<String, Element> disks = new HashMap<>();
  private int searches;

  /**
   * @param place the descriptor
   */
  PackageDisks(String place, Element envelope, PackageFiles files, ProblemLog problems) {
    this.place = place;
    this.files = files;
    this.problems = problems;
    envelope
        .child("References")
        .ifPresent(list -> list.children("File").forEach(file -> index(references, "id", file)));
    for (Element section : Sections.of(envelope, "DiskSection")) {
      section.children("Disk").forEach(disk -> index(disks, "diskId", disk));
    }
  }

  private static void index(Map<String, Element> index, String key, Element element) {
    element.attribute(key).ifPresent(id -> index.putIfAbsent(id, element));
  }

  VirtualDisk read(Hardware.Attached attached) {
    String resource = attached.item().text("HostResource").orElse("");
    Optional<Element> disk = disk(resource);
    List<DiskLayer> layers = disk.isPresent() ? layers(disk.get()) : layer(resource);
    String file = layers.isEmpty() ? resource : layers.get(0).file();
    VirtualDisk read =
        new VirtualDisk(
            attached.address(),
            DiskBacking.IMAGE,
            file,
            layers,
            Optional.empty(),
            disk.flatMap(PackageDisks::capacity),
            disk.flatMap(element -> element.attribute("diskId")));
    int line = disk.orElse(attached.item().element()).line();
    if (layers.isEmpty()) {
      problems.add(
          place,
          line,
          "%s: no file of the package is given for it: it was empty when the machine was packed"
              .formatted(attached.address()));
    }
    DiskFiles.tell(read, place, line, problems);
    return read;
  }

  private Optional<Element> disk(String resource) {
    Matcher matcher = RESOURCE.matcher(resource);
    return matcher.matches() && matcher.group(1).equals("disk")
        ? Optional.ofNullable(disks.get(matcher.group(2)))
        : Optional.empty();
  }

  /** The file of a disk, then those of the disks that it is a difference to. */
  private List<DiskLayer> layers(Element newest) {
    List<DiskLayer> layers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    @Nullable Element next = newest;
    while (next != null && layers.size() < MAX_LAYERS) {
      Optional<String> id = next.attribute("fileRef");
      if (id.isPresent()) {
        layers.add(referenced(id.get()));
      }
      Optional<String> parent = next.attribute("parentRef").filter(seen::add);
      next = parent.isEmpty() ? null : disks.get(parent.get());
    }
    return layers;
  }

  private List<DiskLayer> layer(String resource) {
    Matcher matcher = RESOURCE.matcher(resource);
    if (matcher.matches() && matcher.group(1).equals("file")) {
      return List.of(referenced(matcher.group(2)));
    }
    return List.of();
  }

  private DiskLayer referenced(String fileId) {
    @Nullable Element reference = references.get(fileId);
    if (reference == null || reference.attribute("href").isEmpty()) {
      return new DiskLayer(
          fileId, Optional.empty(), List.of(fileId + " (no file of the package has this id)"));
    }
    String href = reference.attribute("href").orElse(fileId);
    if (searches >= MAX_PIECES) {
      String reason = " (not looked for after %d other files)".formatted(MAX_PIECES);
      return new DiskLayer(href, Optional.empty(), List.of(href + reason));
    }
    searches++;
    PackageFiles.Found whole = files.find(href);
    if (whole.file().isPresent()) {
      List<FileExtent> pieces = List.of(whole.file().get());
      tellSize(reference, href, pieces);
      return new DiskLayer(href, Optional.of(place(reference, href, pieces)), whole.tried());
    }
    return reference.attribute("chunkSize").isPresent()
        ? chunks(reference, href)
        : new DiskLayer(href, Optional.empty(), whole.tried());
  }

  /** Pieces {@code web01.vmdk.000000000}, {@code web01.vmdk.000000001} and so on. */
  private DiskLayer chunks(Element reference, String href) {
    long size = number(reference, "size").orElse(0L);
    long chunkSize = number(reference, "chunkSize").orElse(0L);
    long expected = chunkSize == 0 || size == 0 ? 0 : (size - 1) / chunkSize + 1;
    List<FileExtent> pieces = new ArrayList<>();
    while (searches < MAX_PIECES) {
      searches++;
      PackageFiles.Found chunk = files.find("%s.%09d".formatted(href, pieces.size()));
      if (chunk.file().isEmpty()) {
        if (pieces.isEmpty() || pieces.size() < expected) {
          return new DiskLayer(href, Optional.empty(), chunk.tried());
        }
        break;
      }
      pieces.add(chunk.file().get());
      if (pieces.size() == expected) {
        break;
      }
    }
    if (pieces.isEmpty() || pieces.size() < expected) {
      String reason = " (no more than %d pieces are looked for)".formatted(MAX_PIECES);
      return new DiskLayer(href, Optional.empty(), List.of(href + reason));
    }
    tellSize(reference, href, pieces);
    return new DiskLayer(href, Optional.of(place(reference, href, pieces)), List.of());
  }

  private void tellSize(Element reference, String href, List<FileExtent> pieces) {
    Optional<Long> expected = number(reference, "size");
    long size = new DiskPlace(pieces, Compression.NONE).packedBytes();
    // Of a compressed file products have written down either size.
    if (expected.isPresent() && expected.get() != size && !reference.has("compression", "gzip")) {
      problems.add(
          place,
          reference.line(),
          "\"%s\" has %d bytes, and should have %d".formatted(href, size, expected.get()));
    }
  }

  private DiskPlace place(Element reference, String href, List<FileExtent> pieces) {
    boolean isSaidToBePacked = reference.has("compression", "gzip");
    boolean isPacked = isSaidToBePacked;
    try (InputStream bytes = new ExtentStream(pieces)) {
      isPacked = ((bytes.read() << Byte.SIZE) | bytes.read()) == GZIP_MAGIC;
    } catch (IOException e) {
      // Whoever opens it will say what is wrong with it.
    }
    if (isPacked != isSaidToBePacked) {
      problems.add(
          place,
          reference.line(),
          "\"%s\" is %s, other than it is said to be"
              .formatted(href, isPacked ? "compressed by gzip" : "not compressed by gzip"));
    }
    return new DiskPlace(pieces, isPacked ? Compression.GZIP : Compression.NONE);
  }

  private static Optional<Long> number(Element element, String attribute) {
    return element
        .attribute(attribute)
        .filter(value -> value.matches("\\d{1,18}"))
        .map(Long::parseLong);
  }

  private static Optional<Long> capacity(Element disk) {
    return AllocationUnits.bytes(
        disk.attribute("capacity").orElse(""),
        disk.attribute("capacityAllocationUnits").orElse("byte"));
  }
}
