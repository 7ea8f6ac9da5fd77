package dev.exhume.core.report.section;

import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.List;

/**
 * All that the report says.
 *
 * @param contents the sections in their order
 */
public record Page(
    String policy,
    String tool,
    Moment analysed,
    List<Contents> contents,
    Opening opening,
    List<Weight> findings,
    BootOrder boot,
    List<Table> ports,
    List<DataDirectory> databases,
    Disks disks,
    Identity system,
    Life life,
    ByHand byHand,
    List<Table> software,
    PackageList packages,
    List<Table> jobs,
    String logins,
    List<Table> accounts,
    List<Table> ties,
    Plan plan,
    List<Table> problems) {

  /** A line of the table of contents. */
  public record Contents(String id, String label, String count) {}

  /**
   * The report of a server.
   *
   * @param policy what the page may load
   * @param commands that go on from here
   */
  public static Page of(ServerProfile profile, String policy, List<String> commands) {
    return new Page(
        policy,
        profile.tool().name() + " " + profile.tool().version(),
        Moment.of(profile.analysedAt()),
        contents(profile),
        Opening.of(profile, commands),
        Weight.of(profile.findings()),
        BootOrder.of(profile),
        Listeners.of(profile),
        DataDirectory.of(profile.databases()),
        Disks.of(profile.source()),
        Identity.of(profile.os(), profile.host()),
        Life.of(profile),
        ByHand.of(profile.customisation()),
        Programs.software(profile.software()),
        PackageList.of(profile.packages()),
        Programs.jobs(profile.scheduledJobs()),
        People.logins(profile.accounts()),
        People.of(profile.accounts()),
        Ties.of(profile.dependencies()),
        Plan.of(profile.container()),
        Ties.problems(profile.problems()));
  }

  private static List<Contents> contents(ServerProfile profile) {
    return List.of(
        new Contents("verdict", "Verdict", ""),
        entry("findings", "Findings", profile.findings()),
        entry("boot", "Boot order", profile.services()),
        entry("ports", "Ports and sites", profile.ports()),
        entry("databases", "Databases", profile.databases()),
        entry("disks", "Disks and volumes", profile.source().volumes()),
        new Contents("system", "System", ""),
        new Contents("life", "Life of the server", ""),
        entry("customisation", "Made by hand", profile.customisation().unownedTrees()),
        entry("software", "Software", profile.software()),
        entry("packages", "Packages", profile.packages().items()),
        entry("jobs", "Scheduled jobs", profile.scheduledJobs()),
        entry("accounts", "Accounts", profile.accounts()),
        entry("ties", "Ties to its network", profile.dependencies()),
        new Contents("container", "Container plan", ""),
        entry("problems", "Not read", profile.problems()));
  }

  private static Contents entry(String id, String label, List<?> items) {
    return new Contents(id, label, Words.number(items.size()));
  }
}
