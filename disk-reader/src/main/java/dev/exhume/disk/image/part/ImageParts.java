package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * What an image needs besides its own file.
 *
 * <p>Names are looked for as they stand and where people move such files to. What is not found is
 * noted as a problem with every place that was tried; what was found belongs to the image and is
 * closed with it.
 */
public interface ImageParts {
  /** The raw bytes of a file that the image names, such as an extent. */
  Optional<ByteSource> file(String name) throws IOException;

  /** The image, of any format, that this one holds the changes to. */
  Optional<ImageLayer> parent(String name) throws IOException;

  /** Notes a fault of the image's own file that was read nevertheless, and what it costs. */
  void problem(long offset, String message);
}
