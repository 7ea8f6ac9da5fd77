package dev.exhume.core.kit.oci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An image of one layer as files: a layout, and the same in an archive that engines load.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">Image
 *     Layout</a>
 */
public final class ImageFiles {
  private static final String LAYOUT = "oci-layout";
  private static final int READABLE = 0100644;

  private final Path layerFile;
  private final Layer layer;
  private final ImageDocuments documents;

  /**
   * An image.
   *
   * @param layerFile the compressed archive
   */
  public ImageFiles(Image image, Layer layer, Path layerFile) {
    this.layerFile = layerFile;
    this.layer = layer;
    documents = new ImageDocuments(image, layer);
  }

  /**
   * Refuses a place for a layout that something else has already.
   *
   * @throws FileSystemException if it is there, and no layout
   */
  public static void requireLayoutOrNothing(Path directory) throws FileSystemException {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(directory.resolve(LAYOUT), LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(
          directory.toString(), null, "it is there already, and no image layout to be replaced");
    }
  }

  /**
   * Writes the layout. The layer takes no room of its own where the file system has hard links.
   *
   * @param directory is made
   */
  public void writeLayout(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("blobs/sha256"));
    for (Map.Entry<String, byte[]> document : layoutDocuments().entrySet()) {
      Files.write(directory.resolve(document.getKey()), document.getValue());
    }
    Path blob = directory.resolve(layer.blob().path());
    try {
      Files.createLink(blob, layerFile);
    } catch (UnsupportedOperationException | IOException e) {
      // No file system is to be blamed for it; whether there is room shows with the copy.
      Files.copy(layerFile, blob);
    }
  }

  /**
   * Writes the archive: the layout, and a list for engines that do not know layouts.
   *
   * @param file replaced if it is there
   */
  public void writeArchive(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, UTF_8.name())) {
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      Map<String, byte[]> small = new TreeMap<>(layoutDocuments());
      small.put("manifest.json", documents.dockerManifest());
      for (Map.Entry<String, byte[]> document : small.entrySet()) {
        tar.putArchiveEntry(entry(document.getKey(), document.getValue().length));
        tar.write(document.getValue());
        tar.closeArchiveEntry();
      }
      tar.putArchiveEntry(entry(layer.blob().path(), layer.blob().size()));
      Files.copy(layerFile, tar);
      tar.closeArchiveEntry();
    }
  }

  private Map<String, byte[]> layoutDocuments() {
    return Map.of(
        LAYOUT,
        documents.layout(),
        "index.json",
        documents.index(),
        Blob.of(documents.manifest()).path(),
        documents.manifest(),
        Blob.of(documents.config()).path(),
        documents.config());
  }

  /** Nothing in it tells when it was made, or by whom. */
  private static TarArchiveEntry entry(String path, long size) {
    TarArchiveEntry entry = new TarArchiveEntry(path);
    entry.setSize(size);
    entry.setMode(READABLE);
    entry.setModTime(0);
    entry.setUserName("");
    return entry;
  }
}
