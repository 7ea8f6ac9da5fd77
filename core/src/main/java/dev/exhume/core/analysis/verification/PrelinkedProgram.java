package dev.exhume.core.analysis.verification;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A program or library that prelink has rearranged to make it start faster, as it did by itself on
 * Red Hat's systems until 2014: its content is no longer what the package brought, though nobody
 * has touched it.
 *
 * <p>For the way back it has a section {@code .gnu.prelink_undo} that starts with the ELF header as
 * it was. The table of sections ends an ELF file, so that the header tells how long the file was.
 */
final class PrelinkedProgram {
  private static final byte[] UNDO_SECTION =
      ".gnu.prelink_undo\0".getBytes(StandardCharsets.US_ASCII);

  /** More than any prelinked program has. */
  private static final int MAX_SECTIONS = 512;

  private static final int MAX_NAMES_SIZE = 1 << 16;

  private PrelinkedProgram() {}

  /**
   * How long the file was before prelink.
   *
   * @return empty when it is not prelinked
   */
  static Optional<Long> originalSize(Path file) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      Optional<ElfSectionTable> table = ElfSectionTable.read(source, 0);
      return table.isPresent() ? originalSize(source, table.get()) : Optional.empty();
    } catch (MalformedDataException damaged) {
      // A program that is damaged must not be taken for one that prelink made.
      return Optional.empty();
    }
  }

  private static Optional<Long> originalSize(ByteSource source, ElfSectionTable table)
      throws IOException {
    if (table.sections() > MAX_SECTIONS || table.namesSection() >= table.sections()) {
      return Optional.empty();
    }
    ElfSectionTable.Section names = table.section(source, table.namesSection());
    if (names.size() < 0 || names.size() > MAX_NAMES_SIZE) {
      return Optional.empty();
    }
    int size = (int) names.size();
    byte[] text =
        source.read("ELF section names", names.offset(), size, table.order()).copy(0, size);
    for (int i = 0; i < table.sections(); i++) {
      ElfSectionTable.Section section = table.section(source, i);
      if (isUndo(text, section.name())) {
        return ElfSectionTable.read(source, section.offset()).map(ElfSectionTable::end);
      }
    }
    return Optional.empty();
  }

  private static boolean isUndo(byte[] names, long name) {
    long end = name + UNDO_SECTION.length;
    return end <= names.length
        && Arrays.equals(names, (int) name, (int) end, UNDO_SECTION, 0, UNDO_SECTION.length);
  }
}
