package dev.exhume.core.kit.oci;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import com.google.common.io.CountingOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The sums that name a layer, taken on the way while its archive is written. */
public final class LayerDigests {
  private final CountingOutputStream counted;
  private final HashingOutputStream compressed;
  private final HashingOutputStream archive;

  /**
   * Takes the sums of what is written to a file.
   *
   * @param compressor between the archive and the file
   */
  public LayerDigests(OutputStream file, Compressor compressor) throws IOException {
    counted = new CountingOutputStream(file);
    compressed = new HashingOutputStream(Hashing.sha256(), counted);
    archive = new HashingOutputStream(Hashing.sha256(), compressor.over(compressed));
  }

  /** Compresses what is written to it. */
  public interface Compressor {
    OutputStream over(OutputStream out) throws IOException;
  }

  /** Takes the archive; to be closed before the layer is asked for. */
  public OutputStream archive() {
    return archive;
  }

  /** The layer that the archive, now whole, is. */
  public Layer layer(Layer.Format format) {
    return new Layer(
        format,
        new Blob(compressed.hash().toString(), counted.getCount()),
        archive.hash().toString());
  }
}
