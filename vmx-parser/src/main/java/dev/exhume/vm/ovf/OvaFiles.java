package dev.exhume.vm.ovf;

import dev.exhume.vm.FileExtent;
import dev.exhume.vm.MalformedDescriptorException;
import dev.exhume.vm.place.ExtentStream;
import dev.exhume.vm.text.DescriptorFile;
import dev.exhume.vm.text.ProblemLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files of a package in one archive, and those that lie beside it nevertheless. */
final class OvaFiles implements PackageFiles {
  private static final String DESCRIPTOR_SUFFIX = ".ovf";

  /** The descriptor comes first, or at least among the first. */
  private static final int MAX_LOOKED_AT = 200;

  private final Path archive;
  private final Map<String, FileExtent> byName = new HashMap<>();
  private final Map<String, FileExtent> byBase = new HashMap<>();
  private final TarIndex.Member descriptor;
  private final FolderFiles beside;

  private OvaFiles(
      Path archive, List<TarIndex.Member> members, TarIndex.Member descriptor, FolderFiles beside) {
    this.archive = archive;
    for (TarIndex.Member member : members) {
      byName.putIfAbsent(member.name(), member.extent());
      byBase.putIfAbsent(caselessBase(member.name()), member.extent());
    }
    this.descriptor = descriptor;
    this.beside = beside;
  }

  /** Whether a file that starts like an archive has the descriptor of a machine in it. */
  static boolean recognises(byte[] start, Path file) throws IOException {
    return TarHeader.read(start).isPresent()
        && descriptor(TarIndex.start(file, MAX_LOOKED_AT)).isPresent();
  }

  static OvaFiles open(Path archive, FolderFiles beside, ProblemLog problems) throws IOException {
    List<TarIndex.Member> members = TarIndex.read(archive, problems);
    TarIndex.Member descriptor =
        descriptor(members)
            .orElseThrow(
                () ->
                    new MalformedDescriptorException(
                        archive.toString(), 0, "has no file whose name ends in .ovf"));
    return new OvaFiles(archive, members, descriptor, beside);
  }

  /** The one that is least deep; of a root file system nobody takes it for one. */
  private static Optional<TarIndex.Member> descriptor(List<TarIndex.Member> members) {
    return members.stream()
        .filter(member -> member.name().toLowerCase(Locale.ROOT).endsWith(DESCRIPTOR_SUFFIX))
        .filter(member -> member.name().indexOf('/') == member.name().lastIndexOf('/'))
        .findFirst();
  }

  /** The descriptor, for messages. */
  String descriptorName() {
    return archive + "!/" + descriptor.name();
  }

  byte[] descriptorBytes() throws IOException {
    if (descriptor.extent().length() > DescriptorFile.MAX_BYTES) {
      throw new MalformedDescriptorException(
          descriptorName(), 0, "has more than %d bytes".formatted(DescriptorFile.MAX_BYTES));
    }
    try (InputStream bytes = new ExtentStream(List.of(descriptor.extent()))) {
      return bytes.readAllBytes();
    }
  }

  @Override
  public Found find(String name) {
    List<String> tried = new ArrayList<>();
    for (String wanted : List.of(name, FolderFiles.unescaped(name))) {
      Optional<FileExtent> found = member(wanted);
      if (found.isPresent()) {
        return new Found(found, tried);
      }
    }
    tried.add(archive + "!/" + name);
    Found outside = beside.find(name);
    tried.addAll(outside.tried());
    return new Found(outside.file(), tried);
  }

  @Override
  public Optional<FileExtent> manifest() {
    return Optional.ofNullable(byBase.get(manifestName(base(descriptor.name()))));
  }

  /** What the manifest to a descriptor is called, in lower case. */
  static String manifestName(String descriptor) {
    return descriptor.toLowerCase(Locale.ROOT).replaceFirst("\\.[^.]*$", "").concat(".mf");
  }

  /** The file of that name, in the folder of the descriptor first, then anywhere. */
  private Optional<FileExtent> member(String name) {
    String plain = TarIndex.plain(name.replace('\\', '/'));
    int folder = descriptor.name().lastIndexOf('/') + 1;
    String inFolder = descriptor.name().substring(0, folder) + plain;
    FileExtent exact = byName.getOrDefault(inFolder, byName.get(plain));
    if (exact != null) {
      return Optional.of(exact);
    }
    return Optional.ofNullable(byBase.get(caselessBase(plain)));
  }

  private static String caselessBase(String name) {
    return base(name).toLowerCase(Locale.ROOT);
  }

  private static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
