package dev.exhume.core.analysis.boot.systemd;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableListMultimap;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.Dependency;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The units that systemd's own generator makes of {@code fstab}. They matter only as far as others
 * want to start with them: what is mounted is told elsewhere.
 *
 * @param wants them, by the name of the target that brings them up
 * @param names of all, whether or not a boot brings them up
 */
record FstabMounts(ImmutableListMultimap<String, Dependency> wants, Set<String> names) {
  private static final Splitter FIELDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final Set<String> NETWORK =
      Set.of("nfs", "nfs4", "cifs", "smbfs", "smb3", "ncpfs", "ceph", "glusterfs", "fuse.sshfs");

  /** What stands for a device, and the directory in which udev makes a link for it. */
  private static final Map<String, String> DEVICES =
      Map.of(
          "UUID=", "/dev/disk/by-uuid/",
          "LABEL=", "/dev/disk/by-label/",
          "PARTUUID=", "/dev/disk/by-partuuid/",
          "PARTLABEL=", "/dev/disk/by-partlabel/");

  private static final String WANTED_BY = "x-systemd.wanted-by=";
  private static final String REQUIRED_BY = "x-systemd.required-by=";
  private static final int MAX_LINES = 2_000;
  private static final int MAX_LINE = 4_096;

  FstabMounts {
    names = Set.copyOf(names);
  }

  /** Reads {@code fstab}. */
  static FstabMounts read(Path root, Problems problems) {
    Path fstab = root.resolve("etc/fstab");
    ImmutableListMultimap.Builder<String, Dependency> wants = ImmutableListMultimap.builder();
    Set<String> names = new HashSet<>();
    TextFile.readStart(fstab, 1, problems).map(TextFile::meaningfulLines).orElse(List.of()).stream()
        .limit(MAX_LINES)
        .filter(line -> line.text().length() <= MAX_LINE)
        .forEach(line -> take(line, fstab, wants, names));
    return new FstabMounts(wants.build(), names);
  }

  private static void take(
      TextLine line,
      Path fstab,
      ImmutableListMultimap.Builder<String, Dependency> wants,
      Set<String> names) {
    List<String> fields = FIELDS.splitToList(line.stripped());
    if (fields.size() < 3) {
      return;
    }
    String type = fields.get(2);
    List<String> options =
        fields.size() > 3 ? Splitter.on(',').splitToList(fields.get(3)) : List.of();
    Optional<String> name =
        (type.equals("swap")
                ? UnitName.ofPath(device(fields.get(0)), "swap")
                : UnitName.ofPath(fields.get(1), "mount"))
            .map(UnitName::toString);
    if (name.isPresent() && names.add(name.get()) && !options.contains("noauto")) {
      boolean onlyOnAccess = options.contains("x-systemd.automount");
      wanting(type, options).stream()
          .filter(wanting -> !onlyOnAccess)
          .forEach(wanting -> wants.put(wanting, new Dependency(name.get(), fstab)));
    }
  }

  private static List<String> wanting(String type, List<String> options) {
    List<String> named =
        options.stream()
            .filter(option -> option.startsWith(WANTED_BY) || option.startsWith(REQUIRED_BY))
            .map(option -> option.substring(option.indexOf('=') + 1))
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    if (type.equals("swap")) {
      return List.of("swap.target");
    }
    boolean isRemote = NETWORK.contains(type) || options.contains("_netdev");
    return List.of(isRemote ? "remote-fs.target" : "local-fs.target");
  }

  private static String device(String device) {
    return DEVICES.entrySet().stream()
        .filter(entry -> device.startsWith(entry.getKey()))
        .map(entry -> entry.getValue() + device.substring(entry.getKey().length()))
        .findFirst()
        .orElse(device);
  }
}
