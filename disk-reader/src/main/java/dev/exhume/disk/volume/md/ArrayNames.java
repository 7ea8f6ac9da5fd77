package dev.exhume.disk.volume.md;

import dev.exhume.disk.volume.md.superblock.Superblock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names arrays as Linux and udev did, each of them differently. */
final class ArrayNames {
  /** From here on downwards Linux numbers arrays that do not say which number they have. */
  private static final int LAST_NUMBER = 127;

  private final Set<String> taken = new HashSet<>();

  /**
   * The names of an array, the one that the server most likely used first.
   *
   * @param superblock of the array; one with the same names is asked for once only
   */
  List<String> of(Superblock superblock) {
    List<String> names = new ArrayList<>();
    Optional<String> own = ownName(superblock);
    if (own.isPresent() && own.get().matches("0|[1-9][0-9]{0,5}")) {
      names.add("/dev/md" + own.get());
    }
    own.map("/dev/md/"::concat).ifPresent(names::add);
    names.removeIf(taken::contains);
    if (names.stream().noneMatch(name -> name.matches("/dev/md[0-9]+"))) {
      names.add(free());
    }
    names.add("/dev/disk/by-id/md-uuid-" + superblock.uuid());
    if (own.isPresent() && !superblock.version().startsWith("0")) {
      superblock.name().map("/dev/disk/by-id/md-name-"::concat).ifPresent(names::add);
    }
    names.removeIf(taken::contains);
    taken.addAll(names);
    return names;
  }

  /** The name without that of the machine before it; nothing if no file could be called that. */
  private static Optional<String> ownName(Superblock superblock) {
    return superblock
        .name()
        .map(name -> name.substring(name.indexOf(':') + 1))
        .filter(name -> name.matches("[\\p{Alnum}_+=,@-][\\p{Alnum}._+=,@-]*"));
  }

  private String free() {
    int number = LAST_NUMBER;
    while (taken.contains("/dev/md" + number)) {
      number--;
    }
    return "/dev/md" + number;
  }
}
