package dev.exhume.disk.filesystem;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.filesystem.ext.ExtTree;
import dev.exhume.disk.filesystem.fat.FatTree;
import dev.exhume.disk.filesystem.xfs.XfsTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tells which file system a volume holds. */
final class Recognition {
  /** All ways to tell, surest first: what once was on a volume may have left its traces. */
  private static final List<Format> FORMATS =
      List.of(
          ExtTree::identify,
          XfsTree::identify,
          Signature::identify,
          FatTree::identify,
          ExtTree::identifyByCopy,
          FatTree::identifyByCopy,
          XfsTree::identifyByCopy);

  private Recognition() {}

  static Optional<FileSystemIdentity> identify(ByteSource volume) throws IOException {
    for (Format format : FORMATS) {
      Optional<FileSystemIdentity> identity = format.identify(volume);
      if (identity.isPresent()) {
        return identity;
      }
    }
    return Optional.empty();
  }

  /** The same, though it may mean to read much of the volume. */
  static Optional<FileSystemIdentity> identifyAtAnyCost(ByteSource volume) throws IOException {
    Optional<FileSystemIdentity> identity = identify(volume);
    if (identity.isPresent()) {
      return identity;
    }
    Optional<FileSystemIdentity> hidden = ExtTree.identifyByHiddenCopy(volume);
    return hidden.isPresent() ? hidden : XfsTree.identifyByHiddenCopy(volume);
  }

  /** One way to tell. */
  private interface Format {
    Optional<FileSystemIdentity> identify(ByteSource volume) throws IOException;
  }
}
