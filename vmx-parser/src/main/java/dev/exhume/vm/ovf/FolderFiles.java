package dev.exhume.vm.ovf;

import dev.exhume.vm.FileExtent;
import dev.exhume.vm.place.DiskFiles;
import dev.exhume.vm.place.Finding;
import dev.exhume.vm.place.MachineFolders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of a package in folders. */
final class FolderFiles implements PackageFiles {
  private static final Pattern REMOTE = Pattern.compile("(?i)(?!file:)[a-z][a-z0-9+.-]+://.*");

  private final Path descriptor;
  private final MachineFolders folders;

  FolderFiles(Path descriptor, MachineFolders folders) {
    this.descriptor = descriptor;
    this.folders = folders;
  }

  @Override
  public Found find(String name) {
    if (REMOTE.matcher(name).matches()) {
      return new Found(Optional.empty(), List.of(name + " (on the network: never opened)"));
    }
    Finding asWritten = folders.find(name);
    Finding finding =
        asWritten.file().isPresent() || name.equals(unescaped(name))
            ? asWritten
            : folders.find(unescaped(name));
    return new Found(finding.file().flatMap(FolderFiles::whole), finding.tried());
  }

  @Override
  public Optional<FileExtent> manifest() {
    List<Path> files = folders.endingIn(".mf");
    String wanted = OvaFiles.manifestName(String.valueOf(descriptor.getFileName()));
    return files.stream()
        .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .flatMap(FolderFiles::whole);
  }

  private static Optional<FileExtent> whole(Path file) {
    return DiskFiles.place(file).map(place -> place.pieces().get(0));
  }

  /** A name without the escapes of a URI, or as it is where those are none. */
  static String unescaped(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
