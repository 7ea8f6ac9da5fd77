package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.exhume.core.kit.tar.DeviceNumber;
import dev.exhume.core.kit.tar.FileCopy;
import dev.exhume.core.kit.tar.SparseMap;
import dev.exhume.core.kit.tar.TarMember;
import dev.exhume.core.kit.tar.TarWriter;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Copies a root into an archive, file by file, as the surgery has it. */
final class RootCopy implements RootWalk.Visitor {
  /** Not zero, of which tar says that it is implausible. */
  private static final FileTime NO_TIME = FileTime.from(1, TimeUnit.SECONDS);

  private static final String UNREADABLE = "it could not be read";

  private final TarWriter tar;
  private final Surgery surgery;
  private final RootProgress progress;
  private final ExtendedAttributes extendedAttributes = new ExtendedAttributes();
  private final Map<Object, String> firstNames = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Problems problems = new Problems();
  private long files;
  private long bytes;

  RootCopy(TarWriter tar, Surgery surgery, RootProgress progress) {
    this.tar = tar;
    this.surgery = surgery;
    this.progress = progress;
  }

  @Override
  public boolean visit(Path path) throws IOException {
    RootFile file;
    Treatment treatment;
    try {
      file = RootFile.of(path);
      treatment = surgery.treat(file);
    } catch (IOException e) {
      lose(path, e);
      return false;
    }
    if (treatment.isTold()) {
      treatment.change().ifPresent(changes::add);
    }
    return switch (treatment.kind()) {
      case LEAVE_OUT -> false;
      case ENTER -> true;
      case KEEP -> {
        add(file, treatment);
        yield file.isDirectory();
      }
      case KEEP_EMPTY, REPLACE, LINK -> {
        add(file, treatment);
        yield false;
      }
    };
  }

  @Override
  public void unreadable(Path directory, IOException cause) {
    problems.unreadable(directory, cause);
    changes.add(
        new Change(directory.toString(), ChangeRule.UNREADABLE, "content left out", UNREADABLE));
  }

  /** Adds what the server did not have, as root's, with a time that says nothing. */
  void add(AddedFile file) throws IOException {
    byte[] content = UnixNames.encode(file.content());
    tar.file(
        new TarMember(
            file.path().substring(1), file.mode(), 0, 0, NO_TIME, Collections.emptySortedMap()),
        content);
    changes.add(new Change(file.path(), file.rule(), "added", file.why()));
    files++;
    bytes += content.length;
    progress.written(files, bytes);
  }

  private void add(RootFile file, Treatment treatment) throws IOException {
    TarMember member = member(file);
    switch (treatment.kind()) {
      case REPLACE -> tar.file(member, treatment.content().getBytes(ISO_8859_1));
      case LINK -> tar.symbolicLink(member, treatment.content());
      case KEEP, KEEP_EMPTY -> addAsIs(file, member);
      case LEAVE_OUT, ENTER -> throw new IllegalArgumentException("nothing to add: " + file.name());
    }
    files++;
    progress.written(files, bytes);
  }

  private void addAsIs(RootFile file, TarMember member) throws IOException {
    switch (file.type()) {
      case DIRECTORY -> tar.directory(member);
      case FIFO -> tar.fifo(member);
      case SYMBOLIC_LINK -> addSymbolicLink(file, member);
      case REGULAR -> addRegular(file, member);
      case CHARACTER_DEVICE -> tar.device(member, DeviceNumber.of(file.device()), false);
      case BLOCK_DEVICE -> tar.device(member, DeviceNumber.of(file.device()), true);
      case SOCKET, UNKNOWN ->
          throw new IllegalArgumentException("the surgery keeps no %s".formatted(file.type()));
    }
  }

  private void addSymbolicLink(RootFile file, TarMember member) throws IOException {
    String target;
    try {
      target = Files.readSymbolicLink(file.path()).toString();
    } catch (IOException e) {
      lose(file.path(), e);
      return;
    }
    tar.symbolicLink(member, target);
  }

  private void addRegular(RootFile file, TarMember member) throws IOException {
    Optional<Object> key = file.links() > 1 ? file.fileKey() : Optional.empty();
    Optional<String> firstName = key.map(firstNames::get);
    if (firstName.isPresent()) {
      tar.hardLink(member, firstName.get());
      return;
    }
    SparseMap map;
    FileCopy copy;
    SeekableByteChannel content;
    try {
      content = Files.newByteChannel(file.path());
    } catch (IOException e) {
      lose(file.path(), e);
      return;
    }
    try (content) {
      map = sparseMap(file, content);
      copy = tar.file(member, content, map);
    }
    bytes += map.dataSize();
    copy.damage().ifPresent(damage -> note(file, damage));
    key.ifPresent(one -> firstNames.put(one, file.archiveName()));
  }

  private static SparseMap sparseMap(RootFile file, SeekableByteChannel content) {
    try {
      return SparseMap.of(content, file.size());
    } catch (IOException e) {
      // The copy will come upon the same damage and tell where it is.
      return SparseMap.solid(file.size());
    }
  }

  private void note(RootFile file, FileCopy.Damage damage) {
    problems.add(new Problem(file.name(), damage.reason(), Optional.of(damage.offset())));
    changes.add(
        new Change(
            file.name(),
            ChangeRule.UNREADABLE,
            "zeros from byte %d on".formatted(damage.offset()),
            damage.reason()));
  }

  private void lose(Path path, IOException cause) {
    problems.unreadable(path, cause);
    changes.add(new Change(path.toString(), ChangeRule.UNREADABLE, "left out", UNREADABLE));
  }

  private TarMember member(RootFile file) {
    int permissions = file.type() == FileType.SYMBOLIC_LINK ? 0777 : file.permissions();
    return new TarMember(
        file.archiveName(),
        permissions,
        file.uid(),
        file.gid(),
        file.modified(),
        extendedAttributes(file));
  }

  private SortedMap<String, byte[]> extendedAttributes(RootFile file) {
    try {
      return extendedAttributes.of(file);
    } catch (IOException e) {
      problems.unreadable(file.path(), e);
      changes.add(
          new Change(
              file.name(), ChangeRule.UNREADABLE, "extended attributes left out", UNREADABLE));
      return new TreeMap<>();
    }
  }

  /** What came of it. */
  RootContent content() {
    changes.addAll(extendedAttributes.changes());
    changes.sort(
        Comparator.comparing(Change::path).thenComparing(Change::what).thenComparing(Change::why));
    return new RootContent(files, bytes, changes, problems.sorted());
  }
}
