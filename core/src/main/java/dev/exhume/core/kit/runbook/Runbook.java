package dev.exhume.core.kit.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import dev.exhume.core.kit.KitOptions;
import dev.exhume.core.kit.rebuild.RebuildList;
import dev.exhume.core.kit.root.Change;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The text of {@code RUNBOOK.md}: the steps of a rescue with the facts of this server. */
public final class Runbook {
  private static final String TEMPLATE = "RUNBOOK.md.mustache";
  private static final int HIGH_PORTS = 10_000;

  private final ServerProfile profile;
  private final KitOptions options;
  private final String image;

  private Runbook(ServerProfile profile, KitOptions options, String image) {
    this.profile = profile;
    this.options = options;
    this.image = image;
  }

  /**
   * Writes the text.
   *
   * @param image name of image and container
   * @param changes made to the root
   * @param rebuild what the server is built anew of, if it is
   */
  public static String of(
      ServerProfile profile,
      KitOptions options,
      String image,
      List<Change> changes,
      Optional<RebuildList> rebuild)
      throws IOException {
    try (InputStream in = Runbook.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new FileNotFoundException(TEMPLATE + " is not beside " + Runbook.class);
      }
      return Mustache.compiler()
          .withEscaper(Markdown::text)
          .compile(new String(in.readAllBytes(), UTF_8))
          .execute(new Runbook(profile, options, image).facts(changes, rebuild));
    }
  }

  private Map<String, Object> facts(List<Change> changes, Optional<RebuildList> rebuild) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("rebuilt", rebuild.isPresent());
    rebuild.ifPresent(list -> rebuild(facts, list));
    server(facts);
    kit(facts);
    ServiceTables services = new ServiceTables(profile);
    DataTables data = new DataTables(profile);
    NetworkTables network = new NetworkTables(profile);
    ReviewTables review = new ReviewTables(profile);
    int firstPort = network.firstPort();
    facts.put("port", firstPort);
    facts.put("otherPort", firstPort < HIGH_PORTS ? firstPort + HIGH_PORTS : firstPort + 1);
    facts.put("url", optional(network.url()));
    facts.put("unclean", data.isUnclean());
    facts.put("moreJobs", services.hasMoreJobs());
    table(facts, "Conflicts", review.conflicts());
    table(facts, "Jobs", services.jobs());
    table(facts, "States", data.states());
    table(facts, "Needed", services.planned());
    table(facts, "Conditional", services.services(Verdict.CONDITIONAL));
    table(facts, "Unneeded", services.services(Verdict.UNNEEDED));
    table(facts, "Extras", services.extras());
    table(facts, "Missing", data.missing());
    table(facts, "Databases", data.databases());
    table(facts, "Ports", network.ports());
    table(facts, "Sites", network.sites());
    table(facts, "Trials", Trials.of(profile, image));
    table(facts, "Requirements", network.requirements());
    table(facts, "Volumes", data.volumes());
    table(facts, "Changes", ReviewTables.changes(changes));
    facts.put("moreChanges", ReviewTables.changes(changes).size() < changes.size());
    table(facts, "Dependencies", network.dependencies());
    table(facts, "Findings", review.findings());
    table(facts, "Problems", review.problems());
    table(facts, "Ways", WayOut.of(profile));
    return facts;
  }

  private void server(Map<String, Object> facts) {
    facts.put("name", profile.host().hostname().orElse("a server without a name"));
    facts.put("location", Markdown.code(profile.source().location()));
    facts.put("keep", Keeping.command(profile.source()));
    facts.put("keepAgain", Keeping.again(profile.source()));
    facts.put("tool", profile.tool().name() + " " + profile.tool().version());
    facts.put("os", profile.os().prettyName().orElse("an unknown Linux"));
    facts.put("architecture", profile.os().architecture().orElse("unknown"));
    facts.put(
        "endOfLife",
        optional(profile.os().supportEndedBy(profile.analysedAt()).map(Object::toString)));
    facts.put("archive", optional(profile.os().archiveUrl().map(Markdown::code)));
    facts.put("glibc", optional(profile.os().glibc()));
    facts.put("runlevel", optional(profile.boot().defaultRunlevel()));
    facts.put("packageCount", profile.packages().count());
    facts.put("lastWrite", optional(profile.activity().lastWrite().map(Object::toString)));
  }

  private void kit(Map<String, Object> facts) {
    facts.put("image", image);
    facts.put("rootfs", options.compression().of("rootfs.tar"));
    facts.put("loaded", options.image());
  }

  private static void rebuild(Map<String, Object> facts, RebuildList list) {
    facts.put("base", Markdown.code(list.base()));
    facts.put("standIn", list.standIn());
    facts.put("packageArchive", Markdown.code(list.archive()));
    facts.put("installedCount", list.installed().size());
    facts.put("notNeededCount", list.notNeeded().size());
    table(facts, "ThirdParties", RebuildTables.thirdParties(list));
    table(facts, "ChangedPrograms", RebuildTables.changedPrograms(list));
  }

  /** The rows under their name, and under another whether there are any. */
  private static void table(
      Map<String, Object> facts, String name, List<Map<String, Object>> rows) {
    facts.put(name.toLowerCase(Locale.ROOT), rows);
    facts.put("has" + name, !rows.isEmpty());
  }

  /** False for what is not known, so that its section of the template stays out. */
  private static Object optional(Optional<String> value) {
    return value.<Object>map(text -> text).orElse(false);
  }
}
