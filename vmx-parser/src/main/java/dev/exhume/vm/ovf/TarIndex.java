package dev.exhume.vm.ovf;

import dev.exhume.vm.FileExtent;
import dev.exhume.vm.text.ProblemLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in a tar archive its files are. Only the headers are read. */
final class TarIndex {
  /** A package has a handful, or some thousands where a disk was cut up. */
  private static final int MAX_MEMBERS = 20_000;

  /** Of a long name, or the records that say more of the next file. */
  private static final int MAX_EXTENSION_BYTES = 1 << 16;

  private static final Pattern SIZE = Pattern.compile("\\d{1,18}");

  private final Path archive;
  private final SeekableByteChannel channel;
  private final List<Member> members = new ArrayList<>();
  private Optional<String> nextName = Optional.empty();
  private Optional<Long> nextSize = Optional.empty();

  private TarIndex(Path archive, SeekableByteChannel channel) {
    this.archive = archive;
    this.channel = channel;
  }

  /**
   * A regular file.
   *
   * @param name without {@code ./} in front
   */
  record Member(String name, FileExtent extent) {}

  /** Reads all headers; what follows a broken one is lost, which is told. */
  static List<Member> read(Path archive, ProblemLog problems) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
      TarIndex index = new TarIndex(archive, channel);
      index.readAll(MAX_MEMBERS, problems);
      return List.copyOf(index.members);
    }
  }

  /** The first files of an archive, however it goes on. */
  static List<Member> start(Path archive, int count) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
      TarIndex index = new TarIndex(archive, channel);
      index.readAll(count, new ProblemLog());
      return List.copyOf(index.members);
    }
  }

  private void readAll(int maxHeaders, ProblemLog problems) throws IOException {
    long position = 0;
    for (int i = 0; i < maxHeaders; i++) {
      byte[] block = bytes(position, TarHeader.LENGTH);
      if (isEnd(block)) {
        return;
      }
      Optional<TarHeader> found = TarHeader.read(block);
      if (found.isEmpty()) {
        problem(problems, "no header of a file at 0x%x: what follows is lost".formatted(position));
        return;
      }
      TarHeader header = found.get();
      long content = position + TarHeader.LENGTH;
      long size = isExtension(header) ? header.size() : nextSize.orElse(header.size());
      long end =
          content > Long.MAX_VALUE - size - TarHeader.LENGTH ? Long.MAX_VALUE : content + size;
      member(header, content, size, problems);
      if (end > channel.size()) {
        return;
      }
      position = (end + TarHeader.LENGTH - 1) / TarHeader.LENGTH * TarHeader.LENGTH;
    }
    problem(problems, "only the first %d files are read".formatted(maxHeaders));
  }

  private void problem(ProblemLog problems, String message) {
    problems.add(archive.toString(), 0, message);
  }

  /** The end of the file, or the blocks of zeros that should be there. */
  private static boolean isEnd(byte[] block) {
    for (byte next : block) {
      if (next != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isExtension(TarHeader header) {
    return header.type() == 'L'
        || header.type() == 'x'
        || header.type() == 'g'
        || header.type() == 'K';
  }

  private void member(TarHeader header, long content, long size, ProblemLog problems)
      throws IOException {
    if (isExtension(header)) {
      extension(header, content);
      return;
    }
    if (header.isFile()) {
      String name = nextName.orElse(header.name());
      long there = Math.max(0, Math.min(size, channel.size() - content));
      if (there < size) {
        problem(
            problems, "breaks off: \"%s\" has %d bytes, %d are there".formatted(name, size, there));
      }
      members.add(new Member(plain(name), new FileExtent(archive, content, there)));
    }
    nextName = Optional.empty();
    nextSize = Optional.empty();
  }

  /** What belongs to the file that comes next. */
  private void extension(TarHeader header, long content) throws IOException {
    int length = (int) Math.min(header.size(), MAX_EXTENSION_BYTES);
    String text = new String(bytes(content, length), StandardCharsets.UTF_8);
    if (header.type() == 'L') {
      int end = text.indexOf('\0');
      nextName = Optional.of(end < 0 ? text : text.substring(0, end));
    }
    if (header.type() == 'x') {
      records(text);
    }
  }

  /** Records {@code 30 path=web01.vmdk}, each with its length in front and a line feed behind. */
  private void records(String text) {
    for (String line : text.split("\n", -1)) {
      int start = line.indexOf(' ') + 1;
      int equals = line.indexOf('=');
      if (start == 0 || equals < start) {
        continue;
      }
      String value = line.substring(equals + 1);
      switch (line.substring(start, equals)) {
        case "path" -> nextName = Optional.of(value);
        case "size" ->
            nextSize = Optional.of(value).filter(SIZE.asMatchPredicate()).map(Long::parseLong);
        default -> {}
      }
    }
  }

  /** A name without {@code ./} in front. */
  static String plain(String name) {
    int start = 0;
    while (name.startsWith("./", start)) {
      start += 2;
      while (name.startsWith("/", start)) {
        start++;
      }
    }
    return name.substring(start);
  }

  /** As many bytes as there are, at most {@code length}. */
  private byte[] bytes(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    channel.position(position);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A channel may give less than it was asked for.
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
