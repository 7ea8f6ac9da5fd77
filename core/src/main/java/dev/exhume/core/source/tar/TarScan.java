package dev.exhume.core.source.tar;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.source.tar.member.HeaderSearch;
import dev.exhume.core.source.tar.member.PaxRecords;
import dev.exhume.core.source.tar.member.TarHeader;
import dev.exhume.core.source.tar.member.TarMember;
import dev.exhume.core.source.tar.member.TarReader;
import java.io.IOException;
import java.util.Optional;

/** Goes through a whole archive once, over what is damaged, and says what that is. */
final class TarScan {
  private final TarArchive archive;
  private final long size;
  private final TarReader reader;
  private final TarProblems problems;
  private boolean isKnownToBeCutOff;

  TarScan(TarArchive archive, TarProblems problems) throws IOException {
    this.archive = archive;
    this.size = archive.headers().size();
    this.reader = new TarReader(archive.headers(), 0, PaxRecords.NONE);
    this.problems = problems;
    // What went wrong before the archive was looked at is that it could not be unpacked as a whole.
    this.isKnownToBeCutOff = !problems.isEmpty();
  }

  /** The next member; empty after the last one. */
  Optional<TarMember> next() throws IOException {
    while (true) {
      try {
        Optional<TarMember> member = reader.next();
        if (member.isPresent()) {
          archive.forAll().startAt(member.get().start(), reader.forAllAtStart());
          requireWhole(member.get());
        } else {
          requireEndMark();
        }
        return member;
      } catch (MalformedDataException e) {
        skip(e);
      }
    }
  }

  private void requireWhole(TarMember member) {
    long missing = member.dataEnd() - size;
    if (missing > 0) {
      isKnownToBeCutOff = true;
      problems.addOfMember(
          member,
          "is cut off: the archive ends %d bytes too early, with all that came after it"
              .formatted(missing));
    }
  }

  private void requireEndMark() {
    if (!reader.ended() && !isKnownToBeCutOff) {
      problems.addOfArchive("has no end mark: it may have been cut off", Optional.of(size));
    }
  }

  private void skip(MalformedDataException damage) throws IOException {
    long start = reader.position();
    long next = new HeaderSearch(archive.headers()).from(start + TarHeader.BLOCK);
    reader.moveTo(next);
    if (next < size) {
      tell(damage, "; it goes on at offset 0x%x".formatted(next));
    } else if (reader.ended()) {
      problems.addOfArchive(
          "has %d bytes after its end mark that are no archive".formatted(size - start),
          Optional.of(start));
    } else if (!isKnownToBeCutOff && size - start >= TarHeader.BLOCK) {
      tell(damage, "; no header follows");
    }
  }

  private void tell(MalformedDataException damage, String continuation) {
    problems.addOfArchive(
        "is damaged, files may be missing: " + damage.getMessage() + continuation,
        Optional.of(damage.offset()));
  }
}
