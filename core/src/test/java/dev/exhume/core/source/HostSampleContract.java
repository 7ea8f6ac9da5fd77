package dev.exhume.core.source;

import dev.exhume.testdata.FileSystemContract;
import dev.exhume.testdata.SampleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

/** The contract for what is made of files of this host, as far as this user can make them. */
public abstract class HostSampleContract extends FileSystemContract {
  private final TemporaryTree scratch;

  /** Makes a place for the samples. */
  protected HostSampleContract() throws IOException {
    scratch = TemporaryTree.create();
  }

  /** Where the samples are made. */
  protected final Path scratch() {
    return scratch.path();
  }

  @AfterAll
  final void deleteSamples() throws IOException {
    scratch.close();
  }

  @Override
  protected boolean holds(SampleFile file) {
    return canBeMade(file);
  }

  /** Whether this user can make the file on this host. */
  protected final boolean canBeMade(SampleFile file) {
    boolean ordinary =
        switch (file.kind()) {
          case DIRECTORY, SYMBOLIC_LINK, HARD_LINK -> true;
          case REGULAR -> file.extendedAttributes().isEmpty();
          case FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> false;
        };
    return ordinary || SampleDirectory.canMake(file, scratch());
  }

  @Override
  public final boolean holdsOwners() {
    try {
      return SampleDirectory.isSuperUser(scratch());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
