package dev.exhume.core.analysis.host.kernel;

import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kernel parameter as distributions set it, or as the kernel has it by itself.
 *
 * @param values that say nothing of a server, the most usual one first
 */
record UsualParameter(String name, List<String> values) {
  private static final List<UsualParameter> TABLE =
      TsvTable.resource(UsualParameter.class, "kernel-parameters.tsv").rows().stream()
          .map(row -> new UsualParameter(row.get("name"), List.of(row.get("usual").split("\\|"))))
          .toList();

  /** Those of IPC that a container has its own of; so it has of all that are of the network. */
  private static final Set<String> OF_CONTAINER =
      Set.of(
          "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.sem",
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shmmni",
          "kernel.shm_rmid_forced");

  static boolean isUsual(String name, String value) {
    return find(name).filter(usual -> usual.values.contains(value)).isPresent();
  }

  static Optional<String> valueOf(String name) {
    return find(name).map(usual -> usual.values.get(0));
  }

  static boolean isPerContainer(String name) {
    return OF_CONTAINER.contains(name) || name.startsWith("fs.mqueue.") || name.startsWith("net.");
  }

  private static Optional<UsualParameter> find(String name) {
    return TABLE.stream().filter(usual -> usual.name.equals(name)).findFirst();
  }
}
