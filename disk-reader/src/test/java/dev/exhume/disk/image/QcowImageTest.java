package dev.exhume.disk.image;

import java.util.List;

/** Images of QEMU in its own formats, and snapshots of others. */
class QcowImageTest extends DiskImageContract {
  @Override
  protected String archive() {
    return "qcow";
  }

  @Override
  protected ImageFormat format() {
    return ImageFormat.QCOW;
  }

  @Override
  protected List<String> small() {
    return List.of(
        "v1.qcow",
        "v1-packed.qcow",
        "v2.qcow2",
        "v3.qcow2",
        "small-clusters.qcow2",
        "zlib.qcow2",
        "zstd.qcow2",
        "data-file.qcow2",
        "data-file-raw.qcow2");
  }

  @Override
  protected List<String> changed() {
    return List.of("top-v2.qcow2", "top-v3.qcow2", "top-extended.qcow2", "top-raw.qcow2");
  }

  @Override
  protected List<List<String>> damageable() {
    return List.of(
        List.of("v1.qcow", "v1.qcow"),
        List.of("v1-packed.qcow", "v1-packed.qcow"),
        List.of("top-v2.qcow2", "v2.qcow2"),
        List.of("small-clusters.qcow2", "small-clusters.qcow2"),
        List.of("zlib.qcow2", "zlib.qcow2"),
        List.of("zstd.qcow2", "zstd.qcow2"),
        List.of("data-file.qcow2", "data-file.qcow2"),
        List.of("top-v3.qcow2", "top-v3.qcow2"),
        List.of("top-extended.qcow2", "top-extended.qcow2"));
  }
}
