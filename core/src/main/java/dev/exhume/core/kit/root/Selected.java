package dev.exhume.core.kit.root;

import java.io.IOException;
import java.util.Optional;

/** Leaves out what an archive is not to hold; nobody takes that for a change. */
record Selected(Selection selection) implements SurgeryRule {
  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    return switch (selection.of(file.path(), file.isDirectory())) {
      case WHOLE -> Optional.empty();
      case CONTENT -> Optional.of(Treatment.ENTER);
      case NOTHING -> Optional.of(Treatment.UNSELECTED);
    };
  }
}
