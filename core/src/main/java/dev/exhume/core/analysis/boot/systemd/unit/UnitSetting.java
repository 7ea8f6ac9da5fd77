package dev.exhume.core.analysis.boot.systemd.unit;

import dev.exhume.core.reading.TextLine;

/**
 * An assignment in a file of a unit.
 *
 * @param section in whose brackets it stands, without these
 * @param value with the lines that backslashes join to it
 * @param line where it starts
 */
public record UnitSetting(String section, String key, String value, TextLine line) {
  boolean is(String wantedSection, String wantedKey) {
    return section.equals(wantedSection) && key.equals(wantedKey);
  }
}
