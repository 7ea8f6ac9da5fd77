package dev.exhume.core.kit.runbook;

import dev.exhume.core.kit.entrypoint.ShellWord;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.ShutdownState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the data is, and how it was left. */
final class DataTables {
  private static final String NEEDS_RECOVERY = "needs-recovery";

  /** What an engine dislikes in the name of a volume. */
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_.-]");

  private final ServerProfile profile;

  DataTables(ServerProfile profile) {
    this.profile = profile;
  }

  List<Map<String, Object>> missing() {
    return profile.source().mounts().stream()
        .filter(mount -> mount.status() == MountStatus.MISSING)
        .map(
            mount ->
                Map.<String, Object>of(
                    "device", Markdown.code(mount.device()),
                    "mountPoint", Markdown.code(mount.mountPoint()),
                    "option", Markdown.code(volumeOption(mount.mountPoint())),
                    "type", mount.type(),
                    "evidence", Markdown.code(mount.evidence().location())))
        .toList();
  }

  private static String volumeOption(String mountPoint) {
    return "./run.sh -v " + ShellWord.of(ShellWord.oneLine("/path/of/the/data:" + mountPoint));
  }

  List<Map<String, Object>> databases() {
    return profile.databases().stream()
        .map(
            database ->
                Map.<String, Object>of(
                    "engine", database.engine(),
                    "version", database.version().orElse("of unknown version"),
                    "directory", Markdown.code(database.dataDirectory()),
                    "names", String.join(", ", database.databases()),
                    "hasNames", !database.databases().isEmpty(),
                    "isServer", !database.embedded()))
        .toList();
  }

  List<Map<String, Object>> volumes() {
    return profile.container().volumes().stream()
        .map(
            path ->
                Map.<String, Object>of(
                    "path",
                    Markdown.code(path),
                    "volume",
                    NOT_IN_NAMES.matcher(path.substring(1)).replaceAll("-")))
        .toList();
  }

  /** What kept data and how it was left: databases, file systems, the machine itself. */
  List<Map<String, Object>> states() {
    Stream<Map<String, Object>> machine =
        profile.activity().lastShutdownClean().stream()
            .map(
                clean ->
                    state(
                        "the machine",
                        clean ? ShutdownState.CLEAN : ShutdownState.UNCLEAN,
                        clean
                            ? "it was shut down"
                            : "its last sign of life is not that of a shutdown"));
    Stream<Map<String, Object>> volumes =
        profile.source().volumes().stream()
            .filter(volume -> volume.state().filter(NEEDS_RECOVERY::equals).isPresent())
            .map(
                volume ->
                    state(
                        Markdown.code(volume.name()),
                        ShutdownState.UNCLEAN,
                        "its journal was replayed while it was read, in memory alone"));
    Stream<Map<String, Object>> databases =
        profile.databases().stream()
            .map(
                database ->
                    state(
                        Markdown.text(database.engine())
                            + " in "
                            + Markdown.code(database.dataDirectory()),
                        database.shutdown(),
                        database.detail()));
    return Stream.of(machine, volumes, databases).flatMap(rows -> rows).toList();
  }

  /** Whether anything may be torn. */
  boolean isUnclean() {
    return states().stream().anyMatch(state -> "unclean".equals(state.get("state")));
  }

  private static Map<String, Object> state(String what, ShutdownState state, String detail) {
    return Map.of("what", what, "state", state.name().toLowerCase(Locale.ROOT), "detail", detail);
  }
}
