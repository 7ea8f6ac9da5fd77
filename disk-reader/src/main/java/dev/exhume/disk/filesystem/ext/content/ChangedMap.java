package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.ext.change.ChangedRuns;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.io.IOException;
import java.util.Optional;

/** The map of a file that fast commits have changed. */
record ChangedMap(ExtVolume volume, InodeRecord inode, BlockMap before, ChangedRuns runs)
    implements BlockMap {
  @Override
  public Run at(long block) throws IOException {
    Optional<Run> changed = runs.at(block);
    if (changed.isEmpty()) {
      return runs.before(before.at(block));
    }
    Run run = changed.get();
    if (!run.isHole()) {
      Optional<String> fault = volume.fault(inode.number(), run.physical(), run.count());
      if (fault.isPresent()) {
        throw inode.bytes().malformed(InodeRecord.BLOCK_OFFSET, fault.get());
      }
    }
    return run;
  }
}
