package dev.exhume.core.kit.slim;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.SetMultimap;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TsvTable;
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

  /** Where a database is told in which language to answer. */
  private static final List<String> OF_DATABASES =
      List.of(
          "etc",
          "etc/my.cnf.d",
          "etc/mysql",
          "etc/mysql/conf.d",
          "etc/mysql/mariadb.conf.d",
          "etc/mysql/mysql.conf.d");

  private static final Pattern LOCALE = Pattern.compile("\\b([a-z]{2,3})_[A-Z]{2}\\b");
  private static final Pattern DIRECTORY = Pattern.compile(".*/locale/([a-z]{2,3})[^/]*/.*");
  private static final Pattern OF_DATABASE =
      Pattern.compile("/usr/share/[^/]+/([^/]+)/errmsg\\.sys");
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.inRange('a', 'z').or(CharMatcher.is('-')).negate());

  /** Languages by the names of directories. */
  private static final SetMultimap<String, String> NAMED = named();

  private final Set<String> languages;

  private UsedLanguages(Set<String> languages) {
    this.languages = Set.copyOf(languages);
  }

  private static SetMultimap<String, String> named() {
    ImmutableSetMultimap.Builder<String, String> named = ImmutableSetMultimap.builder();
    TsvTable.resource(UsedLanguages.class, "message-directories.tsv")
        .rows()
        .forEach(row -> named.put(row.get("directory"), row.get("language")));
    return named.build();
  }

  /** Those that the server's settings and its databases name. */
  static UsedLanguages of(Path root, ServerProfile profile, Problems problems) {
    Set<String> found = new TreeSet<>();
    profile.host().locale().ifPresent(locale -> add(found, locale));
    for (String file : FILES) {
      TextFile.read(root.resolve(file), problems)
          .ifPresent(text -> text.meaningfulLines().forEach(line -> add(found, line.text())));
    }
    for (String directory : OF_DATABASES) {
      for (Path file : Folder.entries(root.resolve(directory), problems)) {
        if (file.toString().endsWith(".cnf")) {
          addSettings(found, file, problems);
        }
      }
    }
    for (Database database : profile.databases()) {
      database.facts().forEach(fact -> add(found, fact.toString()));
      database.schemas().forEach(schema -> add(found, schema.toString()));
    }
    return new UsedLanguages(found);
  }

  /** Whether a file of translations is for one of them; what has no language is for all. */
  boolean includes(String path) {
    Matcher ofDatabase = OF_DATABASE.matcher(path);
    if (ofDatabase.matches()) {
      Set<String> spoken = NAMED.get(ofDatabase.group(1));
      return spoken.isEmpty() || spoken.stream().anyMatch(languages::contains);
    }
    Matcher directory = DIRECTORY.matcher(path);
    return !directory.matches() || languages.contains(directory.group(1));
  }

  /** A setting has a locale, or until MySQL 5.5 the directory itself. */
  private static void addSettings(Set<String> found, Path file, Problems problems) {
    TextFile.read(file, problems)
        .ifPresent(
            settings -> {
              add(found, settings.text());
              WORDS.split(settings.text()).forEach(word -> found.addAll(NAMED.get(word)));
            });
  }

  private static void add(Set<String> found, String text) {
    Matcher locale = LOCALE.matcher(text);
    while (locale.find()) {
      found.add(locale.group(1));
    }
  }
}
