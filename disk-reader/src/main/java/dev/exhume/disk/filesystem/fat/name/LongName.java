package dev.exhume.disk.filesystem.fat.name;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/**
 * A long name, which stands before its short one in parts of 13 characters, the last part first.
 *
 * <pre>
 *  0 number of the part from 1 on, with 0x40 for the last one of the name
 *  1 5 characters; 14 6 characters; 28 2 characters: UTF-16, ended by 0 and filled up with 0xFFFF
 * 13 checksum of the short name
 * </pre>
 */
public final class LongName {
  private static final int LAST = 0x40;
  private static final int MOST_PARTS = 20;
  private static final int PART_LENGTH = 13;

  /** More than there are, so that no part follows what is out of order. */
  private static final int OUT_OF_ORDER = MOST_PARTS + 1;

  private static final int MOST_LENGTH = 255;
  private static final int[] CHARACTERS = {1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30};

  private final char[] characters = new char[MOST_PARTS * PART_LENGTH];
  private int parts;
  private int missing;
  private int checksum;

  /** Starts without any part. */
  public LongName() {}

  /** Takes up the next part, or starts anew where it is the last of another name. */
  public void add(Bytes part) throws MalformedDataException {
    int number = part.u8(0) & ~LAST;
    int sum = part.u8(13);
    if ((part.u8(0) & LAST) != 0 && number > 0 && number <= MOST_PARTS) {
      parts = number;
      checksum = sum;
    } else if (number == 0 || number != missing || sum != checksum) {
      missing = OUT_OF_ORDER;
      return;
    }
    missing = number - 1;
    for (int i = 0; i < PART_LENGTH; i++) {
      characters[missing * PART_LENGTH + i] = (char) part.u16(CHARACTERS[i]);
    }
  }

  /** Forgets the parts, which belong to nothing. */
  public void clear() {
    parts = 0;
    missing = 0;
  }

  /** Whether there are any parts. */
  public boolean isStarted() {
    return parts > 0 || missing > 0;
  }

  /** The name that was put together, if it is whole and belongs to that short name. */
  public Optional<String> of(byte[] shortName) {
    if (parts == 0 || missing != 0 || checksum != ShortName.checksum(shortName)) {
      return Optional.empty();
    }
    int length = 0;
    while (length < parts * PART_LENGTH && characters[length] != 0) {
      length++;
    }
    return length == 0 || length > MOST_LENGTH
        ? Optional.empty()
        : Optional.of(new String(characters, 0, length));
  }
}
