package dev.exhume.disk.volume.lvm.metadata;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.volume.lvm.group.GroupDescription;
import dev.exhume.disk.volume.lvm.text.TextParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left in a metadata area of texts that were current before. */
final class OlderTexts {
  private static final int SECTOR_SIZE = 512;

  /** How much of an area is looked through: as much as LVM makes of it at most, and more. */
  private static final int MAX_SEARCHED = 32 << 20;

  /** How much is parsed in vain, until it is clear that nothing comes of it. */
  private static final long MAX_PARSED = 128 << 20;

  private static final Pattern START =
      Pattern.compile(
          "^[A-Za-z0-9_+.-]{1,128} \\{\\s+id = \"[^\"]{1,64}\"\\s+seqno = (\\d{1,18})\\s");

  private final MetadataArea area;
  private final int length;

  OlderTexts(MetadataArea area) {
    this.area = area;
    this.length = (int) Math.min(area.size() - MetadataArea.TEXTS, MetadataArea.MAX_TEXT_SIZE);
  }

  /** The newest that is whole and describes a group that is wanted, if possible without a fault. */
  Optional<MetadataCopy> newest(Predicate<GroupDescription> isWanted) throws IOException {
    Optional<MetadataCopy> partly = Optional.empty();
    long parsed = 0;
    for (Start start : starts()) {
      parsed += length;
      if (parsed > MAX_PARSED) {
        break;
      }
      try {
        Bytes text = area.ring("LVM text", start.offset, length);
        GroupDescription group = GroupDescription.read(TextParser.parse(text));
        if (isWanted.test(group)) {
          return Optional.of(new MetadataCopy(group, MetadataCopy.Standing.OLDER, text.position()));
        }
      } catch (MalformedDataException e) {
        // A newer text was written over a part of it: the one before may be whole.
      }
    }
    return partly;
  }

  /** Where texts start, those that were written last before the others. */
  private List<Start> starts() throws IOException {
    List<Start> starts = new ArrayList<>();
    long end = Math.min(area.size() - SECTOR_SIZE, MAX_SEARCHED);
    for (long offset = MetadataArea.TEXTS; offset <= end; offset += SECTOR_SIZE) {
      try {
        Bytes sector = area.ring("LVM text", offset, SECTOR_SIZE);
        Matcher matcher = START.matcher(sector.text(0, SECTOR_SIZE));
        if (matcher.find()) {
          starts.add(new Start(offset, Long.parseLong(matcher.group(1))));
        }
      } catch (MalformedDataException e) {
        break;
      }
    }
    starts.sort(Comparator.comparingLong(Start::sequence).reversed());
    return starts;
  }

  private record Start(long offset, long sequence) {}
}
