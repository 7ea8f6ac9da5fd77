package dev.exhume.core.kit.rebuild;

import dev.exhume.core.kit.root.Selection;
import java.nio.file.Path;
import java.util.Set;

/**
 * What has to be there before packages are installed: the accounts, so that users whom packages
 * make keep the numbers by which the old disk's files are theirs; and the keys of archives.
 */
final class FirstSelection implements Selection {
  /** Files that packages may add to, so that nothing may be laid over them afterwards. */
  static final Set<String> ACCOUNTS =
      Set.of("/etc/passwd", "/etc/group", "/etc/shadow", "/etc/gshadow");

  private static final Set<String> KEYS =
      Set.of("/etc/pki/rpm-gpg", "/etc/apt/trusted.gpg", "/etc/apt/trusted.gpg.d");

  private static final Set<String> ON_THE_WAY = Set.of("/", "/etc", "/etc/pki", "/etc/apt");

  @Override
  public Share of(Path file, boolean isDirectory) {
    String path = file.toString();
    if (isDirectory && ON_THE_WAY.contains(path)) {
      return Share.CONTENT;
    }
    boolean isWanted =
        ACCOUNTS.contains(path)
            || KEYS.stream().anyMatch(key -> path.equals(key) || path.startsWith(key + "/"));
    return isWanted ? Share.WHOLE : Share.NOTHING;
  }
}
