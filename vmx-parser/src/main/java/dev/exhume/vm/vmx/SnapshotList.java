package dev.exhume.vm.vmx;

import dev.exhume.vm.Bus;
import dev.exhume.vm.DeviceAddress;
import dev.exhume.vm.Snapshot;
import dev.exhume.vm.place.MachineFolders;
import dev.exhume.vm.text.DescriptorFile;
import dev.exhume.vm.text.ProblemLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The snapshots of a machine, which a file {@code .vmsd} beside its descriptor lists. */
final class SnapshotList {
  /** What the product itself allows is far less. */
  private static final int MAX_SNAPSHOTS = 1_000;

  private static final int MAX_DISKS = 256;
  private static final String NO_PARENT = "0";
  private static final Pattern NODE =
      Pattern.compile("(ide|scsi|sata|nvme)(\\d{1,2}):(\\d{1,3})", Pattern.CASE_INSENSITIVE);

  private final Settings settings;

  private SnapshotList(Settings settings) {
    this.settings = settings;
  }

  /** Reads the file of that name, or the only one there is. */
  static List<Snapshot> find(Path descriptor, MachineFolders folders, ProblemLog problems) {
    List<Path> files = folders.endingIn(".vmsd");
    String wanted =
        String.valueOf(descriptor.getFileName())
            .replaceFirst("\\.[^.]*$", "")
            .concat(".vmsd")
            .toLowerCase(Locale.ROOT);
    Optional<Path> file =
        files.stream()
            .filter(path -> path.getFileName().toString().toLowerCase(Locale.ROOT).equals(wanted))
            .findFirst()
            .or(() -> files.size() == 1 ? Optional.of(files.get(0)) : Optional.empty());
    if (file.isEmpty()) {
      return List.of();
    }
    try {
      byte[] bytes = DescriptorFile.read(file.get());
      Settings settings = Settings.read(bytes, file.get().toString(), problems);
      return new SnapshotList(settings).read(problems);
    } catch (IOException e) {
      problems.add(file.get().toString(), 0, "the snapshots cannot be read: " + e.getMessage());
      return List.of();
    }
  }

  private List<Snapshot> read(ProblemLog problems) {
    long announced = settings.number("snapshot.numSnapshots").orElse(0L);
    Optional<String> current = settings.text("snapshot.current");
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < MAX_SNAPSHOTS && snapshots.size() < announced; i++) {
      Optional<String> id = settings.text("snapshot%d.uid".formatted(i));
      if (id.isPresent()) {
        snapshots.add(snapshot("snapshot" + i, id.get(), id.equals(current)));
      }
    }
    if (snapshots.size() < announced) {
      problems.add(
          settings.place(),
          settings.line("snapshot.numSnapshots"),
          "%d snapshots are announced, %d are there".formatted(announced, snapshots.size()));
    }
    // The product counts them up, so that a parent always has the smaller number.
    snapshots.sort(Comparator.comparingLong(SnapshotList::number));
    return snapshots;
  }

  private static long number(Snapshot snapshot) {
    return snapshot.id().matches("\\d{1,15}") ? Long.parseLong(snapshot.id()) : Long.MAX_VALUE;
  }

  private Snapshot snapshot(String key, String id, boolean isCurrent) {
    return new Snapshot(
        id,
        settings.text(key + ".parent").filter(parent -> !parent.equals(NO_PARENT)),
        settings.text(key + ".displayName"),
        settings.text(key + ".description"),
        takenAt(key),
        isCurrent,
        disks(key));
  }

  /** Microseconds since 1970 in two signed halves. */
  private Optional<Instant> takenAt(String key) {
    Optional<String> high = settings.text(key + ".createTimeHigh");
    Optional<String> low = settings.text(key + ".createTimeLow");
    if (high.isEmpty() || low.isEmpty()) {
      return Optional.empty();
    }
    try {
      long micros =
          Math.addExact(
              Math.multiplyExact(Long.parseLong(high.get()), 1L << Integer.SIZE),
              Integer.toUnsignedLong((int) Long.parseLong(low.get())));
      return Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
      // A time that is none is left out.
      return Optional.empty();
    }
  }

  private List<Snapshot.Disk> disks(String key) {
    List<Snapshot.Disk> disks = new ArrayList<>();
    for (int i = 0; i < MAX_DISKS; i++) {
      Optional<String> file = settings.text("%s.disk%d.fileName".formatted(key, i));
      Optional<String> node = settings.text("%s.disk%d.node".formatted(key, i));
      if (file.isEmpty() || node.isEmpty()) {
        break;
      }
      Matcher matcher = NODE.matcher(node.get());
      if (matcher.matches()) {
        DeviceAddress address =
            new DeviceAddress(
                Bus.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        disks.add(new Snapshot.Disk(address, file.get()));
      }
    }
    disks.sort(Comparator.comparing(Snapshot.Disk::controller));
    return disks;
  }
}
