package dev.exhume.vm.vbox;

import dev.exhume.vm.Snapshot;
import dev.exhume.vm.xml.Element;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The snapshots of a machine, each inside the one that it was taken after. */
final class SnapshotTree {
  private SnapshotTree() {}

  private record Entry(Element element, Optional<String> parent) {}

  static List<Snapshot> read(Element machine, MediaRegistry registry) {
    Optional<String> current = machine.attribute("currentSnapshot").map(MediaRegistry::key);
    List<Snapshot> snapshots = new ArrayList<>();
    Deque<Entry> open = new ArrayDeque<>();
    machine.child("Snapshot").ifPresent(first -> open.push(new Entry(first, Optional.empty())));
    while (!open.isEmpty()) {
      Entry entry = open.pop();
      Element element = entry.element();
      String id = element.attribute("uuid").orElse("");
      boolean isCurrent = current.filter(MediaRegistry.key(id)::equals).isPresent();
      snapshots.add(snapshot(element, id, entry.parent(), isCurrent, registry));
      List<Element> after =
          element.child("Snapshots").map(list -> list.children("Snapshot")).orElse(List.of());
      for (int i = after.size() - 1; i >= 0; i--) {
        open.push(new Entry(after.get(i), Optional.of(id)));
      }
    }
    return snapshots;
  }

  private static Snapshot snapshot(
      Element element,
      String id,
      Optional<String> parent,
      boolean isCurrent,
      MediaRegistry registry) {
    List<Snapshot.Disk> disks =
        Attachments.of(element).stream()
            .filter(attachment -> attachment.kind() == Attachment.Kind.HARD_DISK)
            .map(
                attachment ->
                    new Snapshot.Disk(
                        attachment.address(), VboxDisks.written(registry, attachment)))
            .toList();
    return new Snapshot(
        id,
        parent,
        element.attribute("name"),
        element.textOf("Description"),
        element.attribute("timeStamp").flatMap(SnapshotTree::time),
        isCurrent,
        disks);
  }

  private static Optional<Instant> time(String written) {
    try {
      return Optional.of(Instant.parse(written));
    } catch (DateTimeException e) {
      // A time that is none is left out.
      return Optional.empty();
    }
  }
}
