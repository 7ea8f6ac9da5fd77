package dev.exhume.disk.image;

import java.util.List;

/** Images of Virtual PC as QEMU writes them, and a differencing one. */
class VhdImageTest extends DiskImageContract {
  @Override
  protected String archive() {
    return "vhd";
  }

  @Override
  protected ImageFormat format() {
    return ImageFormat.VHD;
  }

  @Override
  protected List<String> small() {
    return List.of("disk.vhd", "sized.vhd", "fixed.vhd");
  }

  @Override
  protected List<String> changed() {
    return List.of("child.vhd");
  }

  @Override
  protected List<List<String>> damageable() {
    return List.of(
        List.of("disk.vhd", "disk.vhd"),
        List.of("child.vhd", "child.vhd"),
        List.of("fixed.vhd", "fixed.vhd"));
  }
}
