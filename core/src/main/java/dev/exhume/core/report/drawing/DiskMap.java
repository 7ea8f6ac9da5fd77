package dev.exhume.core.report.drawing;

import dev.exhume.core.profile.Source;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Disks and what is on them, all to one scale. */
public final class DiskMap {
  /** Names end in a number; where that of the disk does, a p stands between. */
  private static final Pattern PARTITION =
      Pattern.compile("(/dev/(?:.*\\d(?=p\\d+$)|.*?[^\\d/](?=\\d+$)))p?\\d+");

  private static final Pattern GROUP = Pattern.compile("(/dev/[^/]+)/[^/]+");
  private static final double LEAST_WIDTH = 0.6;
  private static final double ROOM_FOR_WORDS = 7;
  private static final double ROOM_FOR_DETAIL = 26;

  private final List<Lane> lanes = new ArrayList<>();
  private final Map<String, List<Source.Volume>> groups = new LinkedHashMap<>();
  private final double scale;

  private DiskMap(Source source) {
    source
        .volumes()
        .forEach(
            volume -> groups.computeIfAbsent(group(volume), any -> new ArrayList<>()).add(volume));
    double longest =
        source.disks().stream().mapToDouble(disk -> size(disk.sizeBytes())).max().orElse(0);
    for (List<Source.Volume> group : groups.values()) {
      longest = Math.max(longest, sum(group));
    }
    scale = longest > 0 ? 100 / longest : 0;
  }

  /** A disk, or a group of volumes, as a bar. */
  public record Lane(String label, String size, String width, List<Block> blocks) {}

  /**
   * A volume within a bar.
   *
   * @param role by which it is coloured
   */
  public record Block(
      String x,
      String width,
      String label,
      String detail,
      String role,
      boolean hasRoom,
      boolean hasMuchRoom) {}

  /** The bars of a source; none if it has no volumes. */
  public static List<Lane> of(Source source) {
    DiskMap map = new DiskMap(source);
    map.draw(source.disks());
    return List.copyOf(map.lanes);
  }

  private void draw(List<Source.Disk> disks) {
    List<String> stems = groups.keySet().stream().filter(name -> isOnDisk(on(name))).toList();
    // Linux names disks in their order; where that does not come out, nobody can tell whose is
    // what.
    boolean paired = stems.size() == disks.size();
    for (int i = 0; i < disks.size(); i++) {
      Source.Disk disk = disks.get(i);
      String file = disk.location().substring(disk.location().lastIndexOf('/') + 1);
      double width = size(disk.sizeBytes()) * scale;
      List<Source.Volume> own = paired ? on(stems.get(i)) : List.of();
      lanes.add(
          new Lane(
              paired ? stems.get(i) + ", " + file : file,
              Words.size(disk.sizeBytes()),
              Percent.of(width),
              blocks(own)));
    }
    groups.forEach(
        (name, volumes) -> {
          if (!paired || !stems.contains(name)) {
            double sum = sum(volumes);
            lanes.add(
                new Lane(name, Words.size((long) sum), Percent.of(sum * scale), blocks(volumes)));
          }
        });
  }

  private List<Source.Volume> on(String name) {
    return groups.getOrDefault(name, List.of());
  }

  private List<Block> blocks(List<Source.Volume> volumes) {
    List<Block> blocks = new ArrayList<>();
    double x = 0;
    for (Source.Volume volume : volumes) {
      double width = Math.max(LEAST_WIDTH, size(volume.sizeBytes()) * scale);
      blocks.add(
          new Block(
              Percent.of(x),
              Percent.of(width),
              volume.mountedAt().orElseGet(() -> volume.role().orElse(volume.content())),
              volume.name() + ", " + volume.content() + ", " + Words.size(volume.sizeBytes()),
              role(volume),
              width >= ROOM_FOR_WORDS,
              width >= ROOM_FOR_DETAIL));
      x += width;
    }
    return blocks;
  }

  /** Only words that the style sheet has. */
  private static String role(Source.Volume volume) {
    return switch (volume.role().orElse("")) {
      case "root" -> "root";
      case "boot" -> "boot";
      case "swap" -> "swap";
      case "data" -> "data";
      case "container" -> "container";
      default -> "other";
    };
  }

  private static boolean isOnDisk(List<Source.Volume> group) {
    return group.stream()
        .allMatch(volume -> volume.kind().equals("partition") || volume.kind().equals("disk"));
  }

  private static String group(Source.Volume volume) {
    String name = volume.name();
    Matcher matcher = (volume.kind().equals("partition") ? PARTITION : GROUP).matcher(name);
    return !volume.kind().equals("disk") && matcher.matches() ? matcher.group(1) : name;
  }

  private static double sum(List<Source.Volume> volumes) {
    return volumes.stream().mapToDouble(volume -> size(volume.sizeBytes())).sum();
  }

  private static double size(long bytes) {
    return Math.max(0, bytes);
  }
}
