package dev.exhume.core.report;

import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.report.section.Page;
import java.io.IOException;
import java.util.List;

/**
 * The profile of a server as a page for a browser: one file that loads nothing else, reads without
 * scripts and prints.
 */
public final class Report {
  private Report() {}

  /** The report beside the other files of a rescue kit. */
  public static String inKit(ServerProfile profile) throws IOException {
    return html(profile, List.of("sh preflight.sh", "sh run.sh"));
  }

  /**
   * The report alone.
   *
   * @param command that goes on from here
   */
  public static String alone(ServerProfile profile, String command) throws IOException {
    return html(profile, List.of(command));
  }

  private static String html(ServerProfile profile, List<String> commands) throws IOException {
    ReportTemplate template = ReportTemplate.load();
    return template.filled(Page.of(profile, template.policy(), commands));
  }
}
