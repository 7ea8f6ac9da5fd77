package dev.exhume.benchmarks.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which headers, taken again and again, have a given number of files and bytes together. */
final class Selection {
  private Selection() {}

  /**
   * Takes each header in turn. Then those with the most files are exchanged for smaller ones, until
   * the files are as many as they should be or as near above as can be; and then as many as it
   * takes for larger ones with as many files, until the bytes are enough.
   *
   * @param headers how many are taken
   * @param files how many they should have together
   * @param bytes how large they should be together, at least
   */
  static List<SourceHeader> of(List<SourceHeader> sources, int headers, long files, long bytes) {
    List<SourceHeader> selection = new ArrayList<>();
    for (int i = 0; i < headers; i++) {
      selection.add(sources.get(i % sources.size()));
    }
    leaveOut(selection, sources, files);
    fillUp(selection, sources, bytes);
    return selection;
  }

  private static void leaveOut(
      List<SourceHeader> selection, List<SourceHeader> sources, long files) {
    long excess = selection.stream().mapToLong(SourceHeader::files).sum() - files;
    List<SourceHeader> largestFirst = new ArrayList<>(selection);
    largestFirst.sort(Comparator.comparingInt(SourceHeader::files).reversed());
    for (SourceHeader large : largestFirst) {
      Optional<SourceHeader> better = exchange(large, sources, excess);
      if (better.isPresent()) {
        excess -= large.files() - better.get().files();
        selection.set(selection.lastIndexOf(large), better.get());
      }
    }
  }

  /** The header that takes away most of the excess, and no more than it. */
  private static Optional<SourceHeader> exchange(
      SourceHeader header, List<SourceHeader> sources, long excess) {
    return sources.stream()
        .filter(other -> other.files() < header.files())
        .filter(other -> header.files() - other.files() <= excess)
        .min(Comparator.comparingInt(SourceHeader::files));
  }

  private static void fillUp(List<SourceHeader> selection, List<SourceHeader> sources, long bytes) {
    long size = selection.stream().mapToLong(SourceHeader::size).sum();
    for (int i = 0; i < selection.size() && size < bytes; i++) {
      SourceHeader header = selection.get(i);
      SourceHeader larger =
          sources.stream()
              .filter(other -> other.files() == header.files())
              .max(Comparator.comparingInt(SourceHeader::size))
              .orElse(header);
      size += larger.size() - header.size();
      selection.set(i, larger);
    }
  }
}
