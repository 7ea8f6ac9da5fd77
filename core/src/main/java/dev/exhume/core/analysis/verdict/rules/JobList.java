package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.ScheduledJob;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Scheduled jobs in a sentence. */
final class JobList {
  /** Housekeeping of distributions, by which it is told where no package database can be asked. */
  private static final Set<String> STOCK =
      Set.of(
          "0anacron",
          "0hourly",
          "00-logwatch",
          "00-makewhatis.cron",
          "00webalizer",
          "0logwatch",
          "anacron",
          "apt",
          "aptitude",
          "apt-show-versions",
          "bsdmainutils",
          "certwatch",
          "cups",
          "dpkg",
          "exim4-base",
          "find",
          "find.notslocate",
          "inn-cron-expire",
          "locate",
          "logrotate",
          "lpr",
          "makewhatis.cron",
          "man-db",
          "mcelog.cron",
          "mlocate",
          "mlocate.cron",
          "modutils",
          "netkit-inetd",
          "passwd",
          "php4",
          "php5",
          "popularity-contest",
          "prelink",
          "quota",
          "readahead.cron",
          "readahead-monthly.cron",
          "rhn-virtualization.cron",
          "rpm",
          "samba",
          "slocate",
          "slocate.cron",
          "standard",
          "sysklogd",
          "sysstat",
          "tetex",
          "tetex.cron",
          "tmpwatch",
          "tripwire-check",
          "yum",
          "yum.cron",
          "yum-weekly.cron");

  /** Jobs of distributions without which an application goes wrong: PHP's sessions pile up. */
  private static final Set<String> OF_APPLICATIONS =
      Set.of(
          "awstats",
          "bugzilla",
          "cacti",
          "drupal",
          "drupal5",
          "drupal6",
          "egroupware",
          "gallery2",
          "mailman",
          "moodle",
          "mrtg",
          "munin",
          "otrs",
          "otrs2",
          "php",
          "php4",
          "php5",
          "phpldapadmin",
          "request-tracker3.6",
          "request-tracker3.8",
          "roundcube",
          "squirrelmail",
          "typo3");

  private static final Pattern SPOOLED = Pattern.compile("/var/spool/cron/.*");

  private JobList() {}

  /** The jobs that no package brought. */
  static List<ScheduledJob> written(List<ScheduledJob> jobs, Origin origin) {
    return jobs.stream()
        .filter(job -> job.owner().isEmpty())
        .filter(job -> origin.known() || !isStock(job))
        .toList();
  }

  /** How many there are and where they stand. */
  static String describe(List<ScheduledJob> written, Origin origin) {
    return "%s %s: %s"
        .formatted(
            ShortList.count(written.size(), "job"),
            origin.known() ? "that no package owns" : "beside the usual ones of a distribution",
            ShortList.of(sources(written)));
  }

  /** The files that the jobs stand in; a user's table by the user. */
  static List<String> sources(List<ScheduledJob> jobs) {
    return jobs.stream().map(JobList::source).distinct().toList();
  }

  /** The names of the files that the jobs stand in. */
  static List<String> names(List<ScheduledJob> jobs) {
    return jobs.stream().map(JobList::fileName).distinct().toList();
  }

  /** Whether the distribution's job belongs to an application rather than to the system. */
  static boolean isOfApplication(ScheduledJob job) {
    return OF_APPLICATIONS.contains(fileName(job));
  }

  private static String source(ScheduledJob job) {
    String path = job.evidence().path();
    return SPOOLED.matcher(path).matches() ? job.user().orElse("somebody") + "'s crontab" : path;
  }

  private static boolean isStock(ScheduledJob job) {
    String path = job.evidence().path();
    return path.startsWith("/etc/cron.") && STOCK.contains(fileName(job));
  }

  private static String fileName(ScheduledJob job) {
    String path = job.evidence().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
