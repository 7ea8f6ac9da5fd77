package dev.exhume.disk.image;

import java.util.List;

/** Images of Hyper-V as QEMU writes them, a differencing one, and two with a log. */
class VhdxImageTest extends DiskImageContract {
  @Override
  protected String archive() {
    return "vhdx";
  }

  @Override
  protected ImageFormat format() {
    return ImageFormat.VHDX;
  }

  @Override
  protected List<String> small() {
    return List.of("disk.vhdx", "fixed.vhdx");
  }

  @Override
  protected List<String> changed() {
    return List.of("child.vhdx", "log.vhdx", "ring.vhdx");
  }

  @Override
  protected List<List<String>> damageable() {
    return List.of(
        List.of("disk.vhdx", "disk.vhdx"),
        List.of("child.vhdx", "child.vhdx"),
        List.of("log.vhdx", "log.vhdx"));
  }
}
