package dev.exhume.core.analysis.ports.settings;

import dev.exhume.core.reading.TextLine;

/**
 * One setting of a configuration file.
 *
 * @param name in lower case, with single spaces
 * @param value without quotes around it
 */
public record Setting(String name, String value, TextLine line) {}
