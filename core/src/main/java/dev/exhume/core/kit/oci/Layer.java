package dev.exhume.core.kit.oci;

/**
 * A compressed archive as the layer of an image.
 *
 * @param diffId SHA-256 of the archive before it was compressed, in hexadecimal
 */
public record Layer(Format format, Blob blob, String diffId) {
  /** How the archive is compressed, as its media type has it. */
  public enum Format {
    TAR("tar"),
    GZIP("tar+gzip"),
    ZSTD("tar+zstd");

    private final String suffix;

    Format(String suffix) {
      this.suffix = suffix;
    }

    String mediaType() {
      return "application/vnd.oci.image.layer.v1." + suffix;
    }
  }
}
