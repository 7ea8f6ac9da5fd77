package dev.exhume.disk.image.part;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A file as an image names it: {@code disk-s001.vmdk}, {@code C:\VMs\disk.vmdk}, {@code [store]
 * server/disk.vmdk}.
 *
 * @param charset what the name is written in, for hosts on which names are bytes
 */
public record PartName(String text, Charset charset) {
  public PartName {
    Objects.requireNonNull(text);
    Objects.requireNonNull(charset);
  }

  /** A name in a format that is always Unicode. */
  public static PartName of(String text) {
    return new PartName(text, StandardCharsets.UTF_8);
  }
}
