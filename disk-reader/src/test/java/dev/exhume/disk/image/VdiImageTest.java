package dev.exhume.disk.image;

import java.util.List;

/** Images of VirtualBox as QEMU writes them, and a differencing one. */
class VdiImageTest extends DiskImageContract {
  @Override
  protected String archive() {
    return "vdi";
  }

  @Override
  protected ImageFormat format() {
    return ImageFormat.VDI;
  }

  @Override
  protected List<String> small() {
    return List.of("disk.vdi", "static.vdi");
  }

  @Override
  protected List<String> changed() {
    return List.of("child.vdi");
  }

  @Override
  protected List<List<String>> damageable() {
    return List.of(
        List.of("disk.vdi", "disk.vdi"),
        List.of("child.vdi", "child.vdi"),
        List.of("child.vdi", "disk.vdi"));
  }
}
