package dev.exhume.cli;

import java.nio.file.Path;

/** The sample server, as a tarball and on a disk: {@code /boot}, swap, and the root. */
final class SampleDisk {
  private static final Path SERVER =
      Path.of(System.getProperty("exhume.project"), "testdata", "servers", "centos4-web");
  static final Path TARBALL = SERVER.resolve("centos4-web.tar.gz");
  static final Path IMAGE = SERVER.resolve("centos4-web.vmdk");

  /** The same on two disks: LVM over both, {@code /var} on a volume of its own. */
  static final Path MACHINE = SERVER.resolve("machine").resolve("web01.vmx");

  private SampleDisk() {}
}
