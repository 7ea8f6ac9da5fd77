package dev.exhume.core.kit.slim;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The languages in which somebody may want to be spoken to. */
final class UsedLanguages {
  private static final List<String> FILES =
      List.of(
          "etc/sysconfig/i18n",
          "etc/sysconfig/language",
          "etc/default/locale",
          "etc/locale.conf",
          "etc/locale.gen",
          "etc/environment",
          "etc/env.d/02locale",
          "etc/profile.d/lang.sh");

  private static final Pattern LOCALE = Pattern.compile("\\b([a-z]{2,3})_[A-Z]{2}\\b");
  private static final Pattern DIRECTORY = Pattern.compile(".*/locale/([a-z]{2,3})[^/]*/.*");

  private final Set<String> languages;

  private UsedLanguages(Set<String> languages) {
    this.languages = Set.copyOf(languages);
  }

  /** Those that the server's settings and its databases name. */
  static UsedLanguages of(Path root, ServerProfile profile, Problems problems) {
    Set<String> found = new TreeSet<>();
    profile.host().locale().ifPresent(locale -> add(found, locale));
    for (String file : FILES) {
      TextFile.read(root.resolve(file), problems)
          .ifPresent(text -> text.meaningfulLines().forEach(line -> add(found, line.text())));
    }
    for (Database database : profile.databases()) {
      database.facts().forEach(fact -> add(found, fact.toString()));
      database.schemas().forEach(schema -> add(found, schema.toString()));
    }
    return new UsedLanguages(found);
  }

  /** Whether a file of translations is for one of them; what has no language is for all. */
  boolean includes(String path) {
    Matcher directory = DIRECTORY.matcher(path);
    return !directory.matches() || languages.contains(directory.group(1));
  }

  private static void add(Set<String> found, String text) {
    Matcher locale = LOCALE.matcher(text);
    while (locale.find()) {
      found.add(locale.group(1));
    }
  }
}
