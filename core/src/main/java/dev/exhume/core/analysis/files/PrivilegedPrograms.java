package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.profile.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks out of a walk the programs that no package brought and that run with more rights than
 * whoever starts them: set-user-id and set-group-id.
 */
final class PrivilegedPrograms {
  private static final int MAX_PROGRAMS = 200;

  /** The programs of containers have their rights in the containers. */
  private static final String CONTAINERS = "/var/lib/docker/";

  private final Ownership ownership;
  private final List<Intervention> found = new ArrayList<>();

  PrivilegedPrograms(Ownership ownership) {
    this.ownership = ownership;
  }

  void look(Path file, FileRights rights) {
    if (rights.arePrivileged()
        && found.size() < MAX_PROGRAMS
        && !file.toString().startsWith(CONTAINERS)
        && ownership.ownerOfReal(file).isEmpty()) {
      found.add(
          new Intervention(
              "setuid-program",
              file.toString(),
              rights.description(),
              Evidence.file(file.toString())));
    }
  }

  List<Intervention> found() {
    return found;
  }
}
