package dev.exhume.testdata;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What every file system of a dead server does, whatever it is read from.
 *
 * <p>An implementation makes the {@link SampleTree} in its own form and opens it. It inherits all
 * tests; those about a file that its form has no place for ({@link #holds}) are skipped. If this
 * passes, analysis and kit work; if they do not, this contract lacks a test.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FileSystemContract
    implements LinkContract,
        NameContract,
        AttributeContract,
        ContentContract,
        SpecialFileContract,
        ReadOnlyContract,
        ListingContract,
        ClosingContract {

  private final Set<String> held = new HashSet<>();
  private FileSystem files;

  /** Makes the files and opens them; {@code /} of the file system is the tree's root. */
  protected abstract FileSystem open(SampleTree tree) throws IOException;

  /** Whether the form has a place for a file, and this machine lets the test make it. */
  protected boolean holds(SampleFile file) {
    return true;
  }

  @Override
  public boolean holdsOwners() {
    return true;
  }

  @Override
  public boolean holdsModes() {
    return true;
  }

  @Override
  public Instant kept(Instant modified) {
    return modified;
  }

  @Override
  public FileSystem open() throws IOException {
    List<SampleFile> all = SampleTree.standard().files().stream().filter(this::holds).toList();
    all.forEach(file -> held.add(file.path()));
    return open(new SampleTree(all));
  }

  @BeforeAll
  final void openTheSampleTree() throws IOException {
    files = open();
  }

  @AfterAll
  final void closeTheSampleTree() throws IOException {
    if (files != null) {
      files.close();
    }
  }

  @Override
  public final FileSystem files() {
    return files;
  }

  @Override
  public final Set<String> held() {
    return Set.copyOf(held);
  }
}
