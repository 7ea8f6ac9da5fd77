package dev.exhume.core.analysis.mounts;

import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.profile.Source.VirtualDisk;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a volume that is missing may be. */
final class MountAdvice {
  private static final Pattern SHARE = Pattern.compile("//([^/]+)/.*|([^/=]+):/.*");
  private static final Pattern MAPPED =
      Pattern.compile("/dev/mapper/((?:[^-]|--)+)-((?:[^-]|--)+)");
  private static final Pattern LOGICAL =
      Pattern.compile("/dev/(?!mapper/|disk/|md/|cciss/|ida/|rd/|i2o/|block/)([^/]+)/([^/]+)");
  private static final Pattern ARRAY = Pattern.compile("/dev/(md/?[^/]+)");
  private static final Pattern PARTITION =
      Pattern.compile(
          "/dev/((?:hd|sd|vd|xvd)[a-z]{1,2}|(?:cciss|ida|rd)/c[0-9]+d[0-9]+)p?([0-9]+)?");
  private static final Pattern TAG = Pattern.compile("(?i)((?:PART)?(?:UUID|LABEL))=(.*)");
  private static final Pattern MIRRORED = Pattern.compile("/dev/drbd.*");

  private static final String USE =
      " Lay its files into the root, or mount it into the container with --volume, before anything"
          + " is started that needs it.";

  private MountAdvice() {}

  static String on(Mount mount, Source source) {
    return where(mount, source) + USE;
  }

  private static String where(Mount mount, Source source) {
    String device = mount.device();
    Matcher share = SHARE.matcher(device);
    if (share.matches()) {
      String server = share.group(1) == null ? share.group(2) : share.group(1);
      return "It lay on the file server %s: get a copy from there.".formatted(server);
    }
    if (isBind(mount)) {
      return "It is the directory %s in another place, which is missing or empty itself."
          .formatted(device);
    }
    if (device.startsWith("/") && !device.startsWith("/dev/")) {
      return "Its files are in the image %s: unpack that, if it is there.".formatted(device);
    }
    return disks(volume(device, source), source);
  }

  private static boolean isBind(Mount mount) {
    return mount.options().contains("bind") || mount.options().contains("rbind");
  }

  private static String volume(String device, Source source) {
    Matcher mapped = MAPPED.matcher(device);
    Matcher logical = LOGICAL.matcher(device);
    if (mapped.matches()) {
      return logical(
          mapped.group(1).replace("--", "-"), mapped.group(2).replace("--", "-"), source);
    }
    if (logical.matches()) {
      return logical(logical.group(1), logical.group(2), source);
    }
    Matcher array = ARRAY.matcher(device);
    if (array.matches()) {
      return "It is the array %s: bring the disks that are its members.".formatted(array.group(1));
    }
    if (MIRRORED.matcher(device).matches()) {
      return "It is mirrored by DRBD: the other machine of the pair has it, too.";
    }
    Matcher partition = PARTITION.matcher(device);
    if (partition.matches()) {
      return partition.group(2) == null
          ? "It is the disk %s.".formatted(partition.group(1))
          : "It is partition %s of the disk %s.".formatted(partition.group(2), partition.group(1));
    }
    Matcher tag = TAG.matcher(device);
    if (tag.matches()) {
      return "It is the volume with the %s %s: exhume disks shows those of other disks."
          .formatted(tag.group(1), tag.group(2));
    }
    return "Find the volume that was %s.".formatted(device);
  }

  private static String logical(String group, String volume, Source source) {
    boolean isGroupThere =
        source.volumes().stream().anyMatch(one -> one.name().startsWith("/dev/" + group + "/"));
    return isGroupThere
        ? "It is the logical volume %s, which the group %s does not have or which cannot be read."
            .formatted(volume, group)
        : "It is the logical volume %s of the group %s: bring all disks of that group."
            .formatted(volume, group);
  }

  private static String disks(String volume, Source source) {
    List<String> missing = missing(source);
    if (!missing.isEmpty()) {
      return "%s Of the disks of the machine %s %s not there."
          .formatted(volume, String.join(", ", missing), missing.size() == 1 ? "is" : "are");
    }
    return source.disks().isEmpty()
        ? volume
        : "%s It is not on %s."
            .formatted(
                volume,
                source.disks().size() == 1
                    ? "the disk that was given"
                    : "the %d disks that were given".formatted(source.disks().size()));
  }

  /** The disks that a descriptor names and that are not among those that were opened. */
  private static List<String> missing(Source source) {
    String opened =
        source.disks().stream()
            .map(disk -> "/" + lastName(disk.location()))
            .collect(Collectors.joining("/", "", "/"));
    return source.virtualMachine().map(Source.VirtualMachine::disks).orElse(List.of()).stream()
        .filter(disk -> names(disk).noneMatch(name -> opened.contains("/" + name + "/")))
        .map(disk -> "%s (%s)".formatted(disk.file(), disk.controller()))
        .toList();
  }

  private static Stream<String> names(VirtualDisk disk) {
    return Stream.concat(Stream.of(disk.file()), disk.chain().stream()).map(MountAdvice::lastName);
  }

  private static String lastName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
