package dev.exhume.core.kit.plan;

import dev.exhume.core.profile.ContainerPlan.HostRequirement;
import dev.exhume.core.profile.OperatingSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the kernel and the engine of a host must offer to programs this old. */
final class HostRequirements {
  /** The first C library that asks the kernel where its fast calls are. */
  private static final String GLIBC_WITHOUT_VSYSCALL = "2.15";

  /** The C libraries that want the fast calls at a fixed place. */
  private static final String GLIBC_FIXED_VDSO = "2.3.2";

  private static final String GLIBC_MOVABLE_VDSO = "2.3.4";

  private HostRequirements() {}

  static List<HostRequirement> of(OperatingSystem os) {
    List<HostRequirement> requirements = new ArrayList<>();
    String glibc = os.glibc().orElse("");
    if (os.bits().equals(Optional.of(32))) {
      requirements.add(
          new HostRequirement(
              "ia32-emulation",
              "the programs are 32-bit; a 64-bit kernel must be willing to run them",
              "grep IA32_EMULATION /boot/config-$(uname -r)"));
      requirements.add(
          new HostRequirement(
              "seccomp-socketcall",
              "32-bit programs open sockets through socketcall, which Docker 29.4.2's default"
                  + " seccomp profile denies; use a newer engine or its profile",
              "docker version"));
      requirements.add(
          new HostRequirement(
              "inode-numbers",
              "many 32-bit programs stop at files whose inode number is larger than 32 bits, as on"
                  + " large XFS",
              "stat -c %i FILE"));
      if (wantsFixedVdso(glibc)) {
        requirements.add(
            new HostRequirement(
                "vdso32",
                "glibc %s stops at a moved vDSO unless the host boots with vdso32=0"
                    .formatted(glibc),
                "grep -o vdso32=0 /proc/cmdline"));
      }
    }
    if (os.architecture().equals(Optional.of("x86_64"))
        && !glibc.isEmpty()
        && Versions.isBefore(glibc, GLIBC_WITHOUT_VSYSCALL)) {
      requirements.add(
          new HostRequirement(
              "vsyscall",
              "64-bit glibc %s crashes (status 139) unless the host boots with vsyscall=emulate"
                  .formatted(glibc),
              "grep vsyscall /proc/self/maps"));
    }
    return requirements;
  }

  private static boolean wantsFixedVdso(String glibc) {
    return !glibc.isEmpty()
        && !Versions.isBefore(glibc, GLIBC_FIXED_VDSO)
        && Versions.isBefore(glibc, GLIBC_MOVABLE_VDSO);
  }
}
