package dev.exhume.disk.image.part;

import java.io.IOException;
import java.util.Optional;

/**
 * What an image needs besides its own file.
 *
 * <p>Names are looked for as they stand and where people move such files to. What is not found is
 * noted as a problem with every place that was tried; what was found is closed with the disk, so
 * that a layer never needs to close anything.
 */
public interface ImageParts extends FaultLog {
  /** The raw bytes of a file that the image names, such as an extent. */
  Optional<ImagePart> file(PartName name) throws IOException;

  /**
   * The image, of any format, that this one holds the changes to. One that has another identity
   * than it should is noted and given nevertheless; one that cannot be read is not.
   */
  Optional<ImageLayer> parent(ParentLink link) throws IOException;

  /** Blocks that all layers of the disk keep in memory. */
  BlockCache cache();

  /** The file name of the image itself, for messages. */
  String name();
}
