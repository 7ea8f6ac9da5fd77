package dev.exhume.core.analysis.boot.systemd.command;

import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSetting;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a service.
 *
 * @param ofUnit what its unit sets
 * @param lines where each of these is set
 * @param files that set more which the program itself may ask for
 * @param all of the unit and of all its files, which count more
 */
record Environment(
    Map<String, String> ofUnit,
    Map<String, TextLine> lines,
    List<String> files,
    Map<String, String> all) {
  private static final String SECTION = "Service";

  Environment {
    ofUnit = Map.copyOf(ofUnit);
    lines = Map.copyOf(lines);
    files = List.copyOf(files);
    all = Map.copyOf(all);
  }

  /**
   * Reads them.
   *
   * @param filledIn names of variables of which only commands make use, which have their values
   */
  static Environment of(
      Path root, Unit unit, Set<String> filledIn, Specifiers specifiers, Problems problems) {
    Map<String, String> ofUnit = new LinkedHashMap<>();
    Map<String, TextLine> lines = new LinkedHashMap<>();
    for (UnitSetting setting : unit.settings().list(SECTION, "Environment")) {
      for (String word : Words.split(setting.value())) {
        int equals = word.indexOf('=');
        if (equals > 0 && EnvironmentFile.isName(word.substring(0, equals))) {
          String name = word.substring(0, equals);
          ofUnit.put(name, specifiers.fillIn(word.substring(equals + 1), unit.name()));
          lines.put(name, setting.line());
        }
      }
    }
    Map<String, String> all = new LinkedHashMap<>(ofUnit);
    List<String> files = new ArrayList<>();
    for (UnitSetting setting : unit.settings().list(SECTION, "EnvironmentFile")) {
      String value = setting.value();
      boolean optional = value.startsWith("-");
      String pattern = specifiers.fillIn(optional ? value.substring(1) : value, unit.name());
      for (Path file : FilePattern.expand(root, pattern, problems)) {
        if (Files.isRegularFile(file)) {
          Map<String, String> ofFile = EnvironmentFile.read(file, problems);
          all.putAll(ofFile);
          if (!filledIn.containsAll(ofFile.keySet())) {
            files.add(file.toString());
          }
        }
      }
    }
    return new Environment(ofUnit, lines, files, all);
  }
}
