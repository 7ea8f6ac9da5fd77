package dev.exhume.core.kit.root;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.profile.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the {@code yum} of a 32-bit server for which processor it is to install.
 *
 * <p>It would ask the kernel, which on a 64-bit host answers {@code x86_64} to whatever is not
 * started by the entrypoint: {@code docker exec}.
 */
public final class YumArchitecture {
  private static final Set<String> PROCESSORS = Set.of("i386", "i486", "i586", "i686");
  private static final Map<String, String> VARIABLES =
      ImmutableMap.of("arch", "i686", "basearch", "i386");

  private YumArchitecture() {}

  /** The variables that a root lacks, if its yum reads any. */
  public static List<AddedFile> of(OperatingSystem os, Path root) {
    List<AddedFile> files = new ArrayList<>();
    Path directory = root.resolve("etc/yum/vars");
    if (os.architecture().filter(PROCESSORS::contains).isEmpty() || !isPlain(directory)) {
      return files;
    }
    VARIABLES.forEach(
        (name, value) -> {
          if (!Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            files.add(
                new AddedFile(
                    ChangeRule.YUM_ARCHITECTURE,
                    directory.resolve(name).toString(),
                    value + "\n",
                    0644,
                    "yum would ask the host's 64-bit kernel what to install"));
          }
        });
    return files;
  }

  /** A directory that no link leads to, for the archive names it as it is. */
  private static boolean isPlain(Path directory) {
    try {
      return Files.isDirectory(directory) && directory.toRealPath().equals(directory);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
