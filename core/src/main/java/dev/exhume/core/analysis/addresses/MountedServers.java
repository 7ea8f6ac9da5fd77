package dev.exhume.core.analysis.addresses;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import dev.exhume.core.profile.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file servers from which {@code fstab} mounts. */
final class MountedServers {
  private static final ImmutableSet<String> NETWORK_TYPES =
      ImmutableSet.of("nfs", "nfs4", "cifs", "smbfs", "smb", "smb3", "ncpfs", "ncp", "glusterfs");

  private static final Pattern PLAIN_PATH = Pattern.compile("[\\w./-]+");

  private static final Pattern SERVER =
      Pattern.compile("//(?:[^/@]*@)?(?<share>[\\w.-]+)/.*|\\[?(?<export>[\\w.:-]+?)\\]?:/.*");

  private MountedServers() {}

  static void addTo(Dependencies dependencies, List<Source.Mount> mounts, Advice advice) {
    for (Source.Mount mount : mounts) {
      if (NETWORK_TYPES.contains(mount.type())) {
        server(mount.device())
            .ifPresent(
                server ->
                    dependencies.add(
                        DependencyKind.REMOTE_HOST,
                        server,
                        mount.evidence(),
                        "file server: mount or copy what it had for %s; %s"
                            .formatted(plain(mount.mountPoint()), advice.onRemoteHost(server))));
      }
    }
  }

  /** The mount point, unless it would mean something else in advice that people type after. */
  private static String plain(String mountPoint) {
    return PLAIN_PATH.matcher(mountPoint).matches() ? mountPoint : "its mount point";
  }

  private static Optional<String> server(String device) {
    Matcher matcher = SERVER.matcher(device);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(matcher.group("share"))
        .or(() -> Optional.ofNullable(matcher.group("export")))
        .map(Ascii::toLowerCase);
  }
}
