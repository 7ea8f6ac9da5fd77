package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.rpm.header.Damage;
import java.io.IOException;
import java.util.Optional;

/** Does without the metadata page where it is damaged, or not at the start of the file. */
final class LostMetadata {
  private LostMetadata() {}

  /**
   * Reads page 0, or finds out what it said from the other pages.
   *
   * @throws MalformedDataException when neither page 0 nor any other is one of such a database
   */
  static Metadata readOrFind(ByteSource source, AccessMethod method) throws IOException {
    try {
      Metadata read = Metadata.read(source, 0, method);
      return isContradicted(source, read) ? find(source, method).orElse(read) : read;
    } catch (MalformedDataException e) {
      return find(source, method).orElseThrow(() -> e);
    } catch (UnsupportedFeatureException e) {
      // Headers of packages that can be read are not encrypted, whatever page 0 says.
      Optional<Layout> layout = LayoutSearch.find(source, method);
      if (layout.isEmpty() || layout.get().pageHeaderSize(source).isEmpty()) {
        throw e;
      }
      return metadata(source, method, layout.get());
    }
  }

  /** Whether no page is where it should be, or headers do not start where pages' headers end. */
  private static boolean isContradicted(ByteSource source, Metadata read) throws IOException {
    Layout layout = new Layout(read.order(), read.pageSize(), read.start());
    return !layout.fits(source)
        || layout.pageHeaderSize(source).filter(size -> size != read.pageHeaderSize()).isPresent();
  }

  private static Optional<Metadata> find(ByteSource source, AccessMethod method)
      throws IOException {
    Optional<Layout> layout = LayoutSearch.find(source, method);
    return layout.isPresent()
        ? Optional.of(metadata(source, method, layout.get()))
        : Optional.empty();
  }

  private static Metadata metadata(ByteSource source, AccessMethod method, Layout layout)
      throws IOException {
    int pageHeaderSize = layout.pageHeaderSize(source).orElse(Page.HEADER_SIZE);
    if (layout.start() > 0) {
      try {
        Metadata moved = Metadata.read(source, layout.start(), method);
        return moved.with(
            new Damage(0, "the database starts %d bytes later".formatted(layout.start())));
      } catch (IOException e) {
        // Is lost as well.
      }
    }
    return Metadata.lost(method, layout.order(), layout.pageSize(), pageHeaderSize, layout.start());
  }
}
