package dev.exhume.disk.image;

import java.util.List;

/** Images that QEMU made, and snapshots as ESX writes them. */
class VmdkImageTest extends DiskImageContract {
  @Override
  protected String archive() {
    return "vmdk";
  }

  @Override
  protected ImageFormat format() {
    return ImageFormat.VMDK;
  }

  @Override
  protected List<String> small() {
    return List.of(
        "monolithicSparse/disk.vmdk",
        "monolithicFlat/disk.vmdk",
        "twoGbMaxExtentSparse/disk.vmdk",
        "twoGbMaxExtentFlat/disk.vmdk",
        "streamOptimized/disk.vmdk",
        "chain/base.vmdk");
  }

  @Override
  protected List<String> changed() {
    return List.of("chain/base-000002.vmdk", "cowd/disk-000001.vmdk", "sesparse/disk-000001.vmdk");
  }

  @Override
  protected List<List<String>> damageable() {
    return List.of(
        List.of("monolithicSparse/disk.vmdk", "monolithicSparse/disk.vmdk"),
        List.of("monolithicFlat/disk.vmdk", "monolithicFlat/disk.vmdk"),
        List.of("twoGbMaxExtentSparse/disk.vmdk", "twoGbMaxExtentSparse/disk-s001.vmdk"),
        List.of("streamOptimized/disk.vmdk", "streamOptimized/disk.vmdk"),
        List.of("chain/base-000002.vmdk", "chain/base-000001.vmdk"),
        List.of("cowd/disk-000001.vmdk", "cowd/disk-000001-delta.vmdk"),
        List.of("sesparse/disk-000001.vmdk", "sesparse/disk-000001-delta.vmdk"));
  }
}
