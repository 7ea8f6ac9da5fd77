package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picks out of a walk the programs that no package brought and that run with more rights than
 * whoever starts them: set-user-id and set-group-id.
 */
final class PrivilegedPrograms {
  private static final int SET_USER = 04000;
  private static final int SET_GROUP = 02000;
  private static final int GROUP_EXECUTES = 010;
  private static final int ANYBODY_EXECUTES = 0111;
  private static final int PERMISSION_BITS = 07777;
  private static final int MAX_PROGRAMS = 200;

  /** The programs of containers have their rights in the containers. */
  private static final String CONTAINERS = "/var/lib/docker/";

  private final Ownership ownership;
  private final Problems problems;
  private final List<Intervention> found = new ArrayList<>();

  PrivilegedPrograms(Ownership ownership, Problems problems) {
    this.ownership = ownership;
    this.problems = problems;
  }

  void look(Path file, BasicFileAttributes attributes) {
    Rights rights = rights(file, attributes);
    if (rights.arePrivileged()
        && found.size() < MAX_PROGRAMS
        && !file.toString().startsWith(CONTAINERS)
        && ownership.ownerOfReal(file).isEmpty()) {
      found.add(
          new Intervention(
              "setuid-program", file.toString(), rights.text(), Evidence.file(file.toString())));
    }
  }

  List<Intervention> found() {
    return found;
  }

  private Rights rights(Path file, BasicFileAttributes attributes) {
    Optional<UnixAttributes> unix = UnixAttributes.of(attributes);
    if (unix.isPresent()) {
      return new Rights(unix.get().mode(), unix.get().uid(), unix.get().gid());
    }
    try {
      Map<String, Object> read =
          Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
      return new Rights(number(read, "mode"), number(read, "uid"), number(read, "gid"));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return new Rights(0, 0, 0);
    }
  }

  private static int number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.intValue() : 0;
  }

  private record Rights(int mode, int uid, int gid) {
    /** Set-group-id without the right to execute is a lock that the kernel enforces. */
    boolean arePrivileged() {
      return ((mode & SET_USER) != 0 && (mode & ANYBODY_EXECUTES) != 0)
          || ((mode & SET_GROUP) != 0 && (mode & GROUP_EXECUTES) != 0);
    }

    String text() {
      return "%o, runs as %s"
          .formatted(
              mode & PERMISSION_BITS, (mode & SET_USER) != 0 ? "user " + uid : "group " + gid);
    }
  }
}
